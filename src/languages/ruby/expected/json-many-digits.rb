require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/json'

payload = '{"pi":3.14159265358979323846264338,"#1":"#","tiny":1e-400,"ünï":"\\\\\\"\'`$"}'
request.body = payload

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
