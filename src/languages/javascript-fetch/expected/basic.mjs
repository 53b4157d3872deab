const url = "https://api.sumafinance.com/v1/echo";
const credentials = Buffer.from(
  `${process.env.API_USERNAME}:${process.env.API_PASSWORD}`,
).toString("base64");

const response = await fetch(url, {
  headers: {
    Authorization: `Basic ${credentials}`,
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
