require 'json'
require 'net/http'
require 'openssl'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/json'

payload = {
  amount: 10
}
request.body = JSON.generate(payload)

certificate = OpenSSL::X509::Certificate.new(File.read(ENV.fetch('CLIENT_CERT')))
key = OpenSSL::PKey.read(File.read(ENV.fetch('CLIENT_KEY')))

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true, cert: certificate, key: key) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
