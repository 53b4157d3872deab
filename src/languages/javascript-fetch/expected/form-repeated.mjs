const url = "https://api.sumafinance.com/v1/token";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/x-www-form-urlencoded",
  },
  body: new URLSearchParams([
    ["b", "2"],
    ["a", "1"],
    ["b", "3"],
    ["", "nameless"],
    ["x y&=", ""],
    ["10", "ten"],
    ["@file", "@/etc/passwd"],
  ]),
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
