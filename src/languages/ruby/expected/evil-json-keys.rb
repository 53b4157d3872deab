require 'json'
require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/json'

payload = {
  '2' => 'two',
  '10' => 'ten',
  '__proto__' => {
    a: 1
  },
  'constructor' => 2,
  'a-b' => 1,
  'class' => 3,
  'if' => true,
  '' => 'empty',
  'ünïcödé' => 4,
  'A b' => 5
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
