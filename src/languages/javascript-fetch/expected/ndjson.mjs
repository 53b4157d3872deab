const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/x-ndjson",
  },
  body: '{"a":1,"b":"é \'"}\n{"a":2}\n',
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
