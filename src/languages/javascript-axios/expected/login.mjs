import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/auth/login",
    headers: {
      "Content-Type": "application/json",
    },
    data: {
      email: "john.doe@example.com",
      password: "S3cure!Pass'word$1",
      remember_me: true,
      device: null,
      scopes: ["read", "write"],
      gdpr_consent: {
        terms_accepted: true,
        marketing: false,
      },
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
