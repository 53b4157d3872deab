const url = `https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D=${encodeURIComponent(process.env.API_KEY_PARTNER)}&b=x%20y&api_key=${encodeURIComponent(process.env.API_KEY)}&z`;

const response = await fetch(url, {
  method: "DELETE",
}).catch((error) => {
  console.error(`No answer: ${error.cause?.code ?? error.message}`);
  process.exit(1);
});

const answer = await response.text();
if (!response.ok) {
  console.error(`HTTP ${response.status}: ${answer}`);
  process.exit(1);
}
console.log(answer);
