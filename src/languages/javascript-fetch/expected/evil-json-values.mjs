const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    text: "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
    nested: [
      {
        "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #":
          "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
      },
    ],
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
