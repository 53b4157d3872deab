const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  headers: {
    Cookie: `theme=dark; session=${process.env.API_KEY_SESSION}; key=${process.env.API_KEY}; last="1"`,
  },
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
