<?php

$form = [
    ['b', '2'],
    ['a', '1'],
    ['b', '3'],
    ['', 'nameless'],
    ['x y&=', ''],
    ['10', 'ten'],
    ['@file', '@/etc/passwd'],
];
$pairs = array_map(
    fn($pair) => urlencode($pair[0]) . '=' . urlencode($pair[1]),
    $form,
);

$curl = curl_init('https://api.sumafinance.com/v1/token');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_POSTFIELDS => implode('&', $pairs),
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
