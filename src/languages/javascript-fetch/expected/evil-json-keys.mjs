const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    2: "two",
    10: "ten",
    ["__proto__"]: {
      a: 1,
    },
    constructor: 2,
    "a-b": 1,
    class: 3,
    if: true,
    "": "empty",
    ünïcödé: 4,
    "A b": 5,
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
