const url = "https://api.sumafinance.com/v1/auth/login";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    email: "john.doe@example.com",
    password: "S3cure!Pass'word$1",
    remember_me: true,
    device: null,
    scopes: ["read", "write"],
    gdpr_consent: {
      terms_accepted: true,
      marketing: false,
    },
  }),
}).catch((error) => {
  console.error(`No answer from ${url}: ${error.cause?.code ?? error.message}`);
  process.exit(1);
});

const answer = await response.text();
if (!response.ok) {
  console.error(`HTTP ${response.status}: ${answer}`);
  process.exit(1);
}
console.log(answer);
