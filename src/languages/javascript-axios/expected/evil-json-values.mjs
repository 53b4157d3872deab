import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "application/json",
    },
    data: {
      text: "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
      nested: [
        {
          "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #":
            "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
        },
      ],
    },
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(
    error.response
      ? `HTTP ${error.response.status}: ${error.response.data}`
      : `No answer: ${error.message}`,
  );
  process.exit(1);
}
