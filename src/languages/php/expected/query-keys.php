<?php

$curl = curl_init(
    'https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D=' .
        rawurlencode(getenv('API_KEY_PARTNER')) .
        '&b=x%20y&api_key=' .
        rawurlencode(getenv('API_KEY')) .
        '&z',
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'DELETE',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);

$answer = curl_exec($curl);
if ($answer === false) {
    fwrite(STDERR, 'No answer: ' . curl_error($curl) . "\n");
    exit(1);
}

$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status >= 400) {
    fwrite(STDERR, "HTTP $status: $answer\n");
    exit(1);
}

echo $answer, "\n";
