import type { reportWordsEn } from '../../en/stored/report-words.ts';

export const reportWordsFr: Readonly<Record<keyof typeof reportWordsEn, string>> = {
  'comparison.a-is-newer':
    'A a été établi après B : ce qui est dit nouveau existait auparavant et a maintenant disparu.',
  'comparison.not-listed': '{port} : ne figure plus',
  'comparison.not-supported':
    'Un rapport du type {kind} ne peut pas être comparé par cette version, qui lit {known}.',
  'comparison.phases':
    'A porte sur la période {a}, B sur la période {b} : ils ne posent pas les mêmes questions.',
  'comparison.phase.after': 'après la mise à jour',
  'comparison.phase.before': 'avant la mise à jour',
  'comparison.phase.during': 'pendant la mise à jour',
  'comparison.rehearsal': 'L’un des rapports porte sur un serveur de répétition.',
  'comparison.two-servers':
    'Il s’agit de deux serveurs, {a} et {b} : une différence n’est pas forcément un changement.',
  'open-item.captured': 'était capturé au dernier relevé de la surveillance ; voir SVC-103',
  'open-item.flapping': 'a démarré et s’est de nouveau arrêté pendant l’attente',
  'open-item.plan': 'plan {outcome}',
  'open-item.unsettled': 'ne s’était pas stabilisé : {state}',
  'open-item.verification': 'Vérification',
  'open-item.verification.again': '{status} ; elle doit être refaite',
  'open-item.waived': '{finding} (dérogation accordée par {by})',
  'redaction.note':
    'Noms et adresses qui se cachent derrière les substituts d’un rapport anonymisé. Conservez ce fichier à part du rapport.',
  'setup-run.told':
    'Setup{named, select, version { {version}} other {}} : {status} ; {at, select, part {{part} ; } other {}}{errors, plural, one {# erreur} other {# erreurs}}, {warnings, plural, one {# avertissement} other {# avertissements}}{grew, select, known { ; dernier ajout au journal : {grewAt}} other {}}.',
  'verified.agent-down': 'L’agent ou son ordinateur s’est arrêté pendant la vérification.',
  'verified.answer.it-said': '{answer} ; réponse reçue : {said}',
  'verified.answer.over-tls': '{outcome} en TLS',
  'verified.certificate': 'Certificat {subject}, délivré par {issuer}, valable du {from} au {to}',
  'verified.changed-since':
    'Le serveur a été modifié depuis : rien de ce qui a été constaté ne tient avant une nouvelle vérification.',
  'verified.compared': 'Comparé à l’état de référence.',
  'verified.compared-of': 'Comparé à l’état de référence du {collectedAt}.',
  'verified.from':
    'Vérifié à partir du {from} (lancé par {by}), {end, select, ended {jusqu’au {endedAt}} broken {puis interrompu} other {non terminé à l’établissement de ce rapport}}.',
  'verified.health.degraded':
    'Rien de ce qui fonctionnait auparavant n’est connu comme arrêté, mais il reste un point que quelqu’un doit accepter.',
  'verified.health.healthy':
    'Toutes les questions qui pouvaient cacher une interruption ont une réponse, et rien n’est moins bien qu’avant.',
  'verified.health.outage':
    'Une chose au moins qui fonctionnait avant la mise à jour ne fonctionne plus.',
  'verified.holder':
    'Détenteur{of, select, port { de tcp/{port}} other {}}{in, select, family { en {family}} other {}} : {holder}, {held, select, now {qui l’occupe maintenant} past {qui ne l’occupe plus} other {on ne sait pas s’il l’occupe encore}}.',
  'verified.no-baseline':
    'Il n’y a pas d’état de référence auquel une comparaison complète serait possible.',
  'verified.reading': 'La lecture du serveur est encore en cours.',
  'verified.rows':
    '{rows, plural, one {# valeur comparée} other {# valeurs comparées}} : {worse, number} moins bien, {unknown, plural, one {# inconnue} other {# inconnues}}, {noted, number} à examiner, {expected, plural, one {# changée} other {# changées}} comme attendu, {same, plural, one {# identique} other {# identiques}}.',
  'verified.settle.cancelled': 'L’attente des services a été annulée au bout de {waited} s.',
  'verified.settle.cancelled-left':
    'L’attente des services a été annulée au bout de {waited} s : {services}.',
  'verified.settle.flapping': 'Démarrés et de nouveau arrêtés pendant l’attente : {services}.',
  'verified.settle.limit':
    'Les services ne s’étaient pas stabilisés au bout de {waited} s, la limite : {services}.',
  'verified.settle.limit-findings':
    'Les services ne s’étaient pas stabilisés au bout de {waited} s, la limite : voir les constats.',
  'verified.settle.settled': 'Les services se sont stabilisés au bout de {waited} s.',
  'verified.settle.unread': 'Les services n’ont pas pu être lus : ils n’ont pas été attendus.',
  'verified.settling': 'Les services sont encore attendus.',
  'verified.signed.accepted':
    'Signé par {by}{as, select, role { ({role})} other {}}, le {at} : accepté, le serveur est rendu. État du serveur à ce moment : {health}.',
  'verified.signed.open':
    'Signé par {by}{as, select, role { ({role})} other {}}, le {at} : en suspens, le serveur est transmis avec ce qui reste ouvert. État du serveur à ce moment : {health}.',
  'verified.unsettled.continue-pending': '{service} (reprise en cours)',
  'verified.unsettled.pause-pending': '{service} (mise en pause en cours)',
  'verified.unsettled.paused': '{service} (en pause)',
  'verified.unsettled.running': '{service} (en cours d’exécution)',
  'verified.unsettled.start-pending': '{service} (démarrage en cours)',
  'verified.unsettled.stop-pending': '{service} (arrêt en cours)',
  'verified.unsettled.stopped': '{service} (arrêté)',
  'watched.boot-task': 'Tâche de démarrage : {task}',
  'watched.chance.bounds':
    'À ce rythme, le modèle donne une probabilité de {low} à {high} qu’un port non protégé soit attribué au moins une fois en {span}.',
  'watched.chance.none':
    'Aucun port utilisé n’était exposé au début de la surveillance : le modèle n’attend donc pas de capture.',
  'watched.chance.one':
    'À ce rythme, le modèle donne une probabilité de {chance} qu’un port non protégé soit attribué au moins une fois en {span}.',
  'watched.chance.unknown':
    'La probabilité d’une capture est inconnue, car aucun rythme n’a été mesuré.',
  'watched.from':
    'Surveillé à partir du {from} (lancé par {by}), {end, select, ended {jusqu’au {endedAt}} other {{status} à l’établissement de ce rapport}} ; {pace, select, often {{looks} relevés par seconde} other {un relevé toutes les {seconds} s}}.',
  'watched.gap':
    'Personne n’a surveillé du {from} au {to} : l’agent ou son ordinateur était arrêté. Ce qui s’est passé alors est inconnu.',
  'watched.happened':
    'Ce qui s’est passé : {captured, plural, one {# capturé} other {# capturés}} sur {ports, plural, one {# port de ce type} other {# ports de ce type}}.',
  'watched.rate':
    'Rythme d’attribution des ports : {ipv4, number, ::.00} par seconde en IPv4 et {ipv6, number, ::.00} en IPv6 (dernière mesure).',
  'watched.span': '{from} UTC jusqu’au {to} UTC',
  'watched.span-open': '{from} UTC jusqu’au dernier relevé : toujours occupé',
};
