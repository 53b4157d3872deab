const url = "https://api.sumafinance.com/v1/users?filter[name]=a&fields[x][]=b";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    a: 1,
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
