import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "application/json",
    },
    data: JSON.stringify({
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
