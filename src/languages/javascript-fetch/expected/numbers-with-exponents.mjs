const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    huge: 1e21,
    tiny: 1e-7,
    max: 1.7976931348623157e308,
    quarter: 0.00025,
    note: "it's",
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
