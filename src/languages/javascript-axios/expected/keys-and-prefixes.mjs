import axios from "axios";

try {
  const response = await axios.request({
    method: "GET",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "X-API-Key": process.env.API_KEY,
      "X-Signed": `\`a\` \$B #{c} \${d} \\ "e" 'f' %s {g} ${process.env.SIGNATURE}`,
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
