require 'json'
require 'net/http'

uri = URI('https://api.sumafinance.com')
request = Net::HTTP::Post.new('/v1/users?filter[name]=a&fields[x][]=b')
request['Content-Type'] = 'application/json'

payload = {
  a: 1
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
