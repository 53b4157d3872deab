const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: '{"pi":3.14159265358979323846264338,"#1":"#","tiny":1e-400,"ünï":"\\\\\\"\'`$"}',
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
