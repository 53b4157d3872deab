<?php

$curl = curl_init('https://api.sumafinance.com/v1/echo');
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => [
        'Cookie: theme=dark; session=' .
        getenv('API_KEY_SESSION') .
        '; key=' .
        getenv('API_KEY') .
        '; last="1"',
    ],
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
