const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  headers: {
    "X-API-Key": process.env.API_KEY,
    "X-Signed": `\`a\` \$B #{c} \${d} \\ "e" 'f' %s {g} ${process.env.SIGNATURE}`,
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
