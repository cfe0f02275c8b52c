/** The printed report: how it is read. */
export const reportMethodEn = {
  'report.method': 'How to read this report',
  'report.method.failure': 'The failure it is about',
  'report.method.failure.text':
    'Exchange Setup widens the TCP dynamic port range, and an update stops every service. While a back-end service is down, Windows may give its listening port to an ordinary outgoing connection as source port. The service then cannot start (error 10048), Setup still reports success, and a reboot hides it until the next update. An administered port exclusion in IPv4 and in IPv6 prevents it; it can only be added while nobody uses the port.',
  'report.method.verdict': 'Verdict',
  'report.method.verdict.incomplete':
    '{word}: a question that could block the update (impact update-fails or outage) has no answer.',
  'report.method.verdict.no-go': '{word}: such a finding failed and is not waived.',
  'report.method.verdict.go-with-warnings':
    '{word}: a failed or manual finding, or a waiver, is left.',
  'report.method.verdict.go': '{word}: none of these.',
  'report.method.verdict.fresh': 'A run counts for {minutes} minutes.',
  'report.method.health': 'Health of the server after the update',
  'report.method.health.incomplete':
    '{word} (verdict incomplete): a question that could hide an outage has no answer, or the verification has not ended.',
  'report.method.health.outage':
    '{word} (no-go): a finding of impact update-fails or outage failed and is not waived.',
  'report.method.health.degraded':
    '{word} (go-with-warnings): a failed or manual finding, or a waiver, is left.',
  'report.method.health.healthy': '{word} (go): none of these.',
  'report.method.health.only': 'Only what ran before the update has to run now.',
  'report.method.judged.worse': '{word}: a finding says more.',
  'report.method.judged.unknown': '{word}: one side could not be read, or contradicts itself.',
  'report.method.judged.noted': '{word}: it differs, for people to judge.',
  'report.method.judged.expected':
    '{word}: it differs as an update or the nature of the service makes it.',
  'report.method.risk': 'Risk of a port',
  'report.method.risk.is': '{risk}: {meaning}',
  'report.method.risk.families':
    'A port is as safe as its worse family. Ranges are first to last port, both included; last = start + count − 1.',
  'report.method.words': 'Words',
  'report.method.words.outcome': 'Outcome',
  'report.method.words.impact': 'impact',
  'report.method.words.outcome-and-impact':
    '{outcome} says how a question ended, {impact} what happens if a failure is ignored; the two are separate.',
  'report.method.words.observed': 'Observed',
  'report.method.words.observed.is': '{word}: the service listened on the port when it was read.',
  'report.method.words.configured': 'Configured',
  'report.method.words.configured.is': "{word}: the number stands in the server's configuration.",
  'report.method.words.documented': 'Documented',
  'report.method.words.documented.is': '{word}: a default that sources name, a candidate only.',
  'report.method.words.holder': 'Holder',
  'report.method.words.holder.is': '{word}: who has a port.',
  'report.method.words.capture': 'Capture',
  'report.method.words.capture.is': "{word}: a holder that is not the port's own service.",
  'report.method.words.waiver': 'Waiver',
  'report.method.words.waiver.is':
    '{word}: a blocker that a named person accepts, with reason and end.',
  'report.method.words.not-applicable': 'Not applicable',
  'report.method.words.not-applicable.is':
    '{word}: the question does not arise, for the reason given.',
  'report.method.times':
    'All times are UTC. A character that cannot be seen is shown by its number, as in ⟨U+202E⟩. The JSON file ({schema}) and the evidence file carry the same facts for programs.',
} as const;
