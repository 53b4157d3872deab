import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/users?filter[name]=a&fields[x][]=b",
    headers: {
      "Content-Type": "application/json",
    },
    data: {
      a: 1,
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
