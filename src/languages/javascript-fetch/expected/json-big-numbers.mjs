const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: '{"id":9007199254740993,"ids":[12345678901234567890,-9223372036854775807],"max":18446744073709551615,"ok":1.5,"word":"12345678901234567890"}',
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
