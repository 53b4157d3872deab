<?php

if (!is_readable('photo.png')) {
    fwrite(STDERR, "photo.png cannot be read\n");
    exit(1);
}

$curl = curl_init('https://api.sumafinance.com/v1/echo');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('ACCESS_TOKEN'),
        'Content-Type: application/octet-stream',
    ],
    CURLOPT_POSTFIELDS => file_get_contents('photo.png'),
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
