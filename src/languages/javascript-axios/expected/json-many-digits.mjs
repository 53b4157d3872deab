import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "application/json",
    },
    data: '{"pi":3.14159265358979323846264338,"#1":"#","tiny":1e-400,"ünï":"\\\\\\"\'`$"}',
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
