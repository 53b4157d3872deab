import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

public class Main {
  public static void main(String[] args) throws InterruptedException {
    var body =
        """
        first line
          second 'line' with \\ and "quotes"

        last
        """;

    var request =
        HttpRequest.newBuilder(URI.create("https://api.sumafinance.com/v1/echo"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "text/markdown; charset=utf-8")
            .PUT(BodyPublishers.ofString(body))
            .build();

    try {
      var client = HttpClient.newHttpClient();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        System.err.println("HTTP " + response.statusCode() + ": " + response.body());
        System.exit(1);
      }
      System.out.println(response.body());
    } catch (IOException e) {
      System.err.println("No answer from " + request.uri().getHost() + ": " + e);
      System.exit(1);
    }
  }
}
