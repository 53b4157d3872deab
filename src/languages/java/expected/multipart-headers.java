import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

public class Main {
  private static final String BOUNDARY = "part-boundary-1";

  public static void main(String[] args) throws IOException, InterruptedException {
    var body =
        BodyPublishers.concat(
            part(
                BodyPublishers.ofString("a"),
                "Content-Disposition: form-data; name=\"meta\"",
                "X-Kind: note \"1\"",
                "Content-Language: de"),
            part(
                BodyPublishers.ofFile(Path.of("photo.png")),
                "Content-Disposition: form-data; name=\"file\"; filename=\"photo.png\"",
                "Content-Type: image/png",
                "X-Rate-Limit: 10; a=\"b\""),
            BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));

    var request =
        HttpRequest.newBuilder(URI.create("https://api.sumafinance.com/v1/echo"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body)
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

  private static BodyPublisher part(BodyPublisher content, String... fields) {
    var head = "--" + BOUNDARY + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    return BodyPublishers.concat(
        BodyPublishers.ofString(head), content, BodyPublishers.ofString("\r\n"));
  }
}
