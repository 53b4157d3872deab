import { request } from "node:https";

const url = "https://api.sumafinance.com";

const response = await new Promise((resolve, reject) => {
  request(
    url,
    {
      path: "/v1/echo",
      method: "GET",
      headers: {
        "X-Tag": ["a", "b"],
      },
    },
    resolve,
  )
    .on("error", reject)
    .end();
}).catch((error) => {
  console.error(`No answer from ${url}: ${error.code ?? error.message}`);
  process.exit(1);
});

let answer = "";
for await (const chunk of response.setEncoding("utf8")) {
  answer += chunk;
}
if (response.statusCode < 200 || response.statusCode > 299) {
  console.error(`HTTP ${response.statusCode}: ${answer}`);
  process.exit(1);
}
console.log(answer);
