<?php

$payload = [
    'text' =>
        '#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> \'single\' "double" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #',
    'nested' => [
        [
            '#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> \'single\' "double" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #' =>
                '#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> \'single\' "double" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #',
        ],
    ],
];

$curl = curl_init('https://api.sumafinance.com/v1/echo');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
    CURLOPT_POSTFIELDS => json_encode($payload),
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
