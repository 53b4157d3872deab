require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Authorization'] = "Bearer #{ENV.fetch('ACCESS_TOKEN')}"

form = [
  ['title', 'Contract of sale'],
  ['document', File.open('contract.pdf', 'rb'), { content_type: 'application/pdf' }]
]
request.set_form(form, 'multipart/form-data')

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
