const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "PUT",
  headers: {
    "Content-Type": "text/markdown; charset=utf-8",
  },
  body: "first line\n  second 'line' with \\ and \"quotes\"\n\nlast\n",
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
