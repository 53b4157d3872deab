import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

public class Main {
  public static void main(String[] args) throws Exception {
    var body =
        """
        {
          "amount": 10
        }""";

    var request =
        HttpRequest.newBuilder(URI.create("https://api.sumafinance.com/v1/echo"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var context =
        clientCertificate(
            Path.of(System.getenv("CLIENT_CERT")), Path.of(System.getenv("CLIENT_KEY")));

    try {
      var client = HttpClient.newBuilder().sslContext(context).build();
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

  private static SSLContext clientCertificate(Path certificateFile, Path keyFile) throws Exception {
    var stream = new ByteArrayInputStream(Files.readAllBytes(certificateFile));
    var chain = CertificateFactory.getInstance("X.509").generateCertificates(stream);
    var certificates = chain.toArray(Certificate[]::new);
    var pem = Files.readString(keyFile).replaceAll("-----[A-Z ]+-----", "");
    var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem));
    var algorithm = certificates[0].getPublicKey().getAlgorithm();
    var key = KeyFactory.getInstance(algorithm).generatePrivate(encoded);

    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, new char[0], certificates);
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(store, new char[0]);

    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), null, null);
    return context;
  }
}
