require 'json'
require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/json'

payload = {
  id: 9007199254740993,
  ids: [12345678901234567890, -9223372036854775807],
  max: 18446744073709551615,
  ok: 1.5,
  word: '12345678901234567890'
}
request.body = JSON.generate(payload)

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
