import type { runEn } from '../../en/stored/run.ts';

export const runFr: Readonly<Record<keyof typeof runEn, string>> = {
  'gate-reason.running': 'Des contrôles sont encore en cours.',
  'gate-reason.plan': 'Un plan de correction est en cours, ou a été interrompu sans être réglé.',
  'gate-reason.no-run':
    'Il n’y a pas d’exécution complète : lancez les contrôles et laissez-les se terminer.',
  'gate-reason.unanswered':
    'Une question qui pourrait bloquer la mise à jour est sans réponse. Ce qui ne peut pas être lu n’est jamais une réussite.',
  'gate-reason.stale': 'L’exécution date de plus de {minutes} minutes : relancez les contrôles.',
  'gate-reason.future':
    'L’exécution porte une heure future : l’horloge a été modifiée. Relancez les contrôles.',
  'gate-reason.blockers':
    '{count, plural, one {# constat bloquant n’est ni corrigé ni couvert par une dérogation} other {# constats bloquants ne sont ni corrigés ni couverts par une dérogation}}.',
  'event.run-started': 'Exécution commencée sur {target}.',
  'event.rehearsal-started': 'Exécution commencée sur {target} (répétition).',
  'event.reading':
    'Lecture de {items, plural, one {# élément} other {# éléments}} pour {checks, plural, one {# contrôle} other {# contrôles}}.',
  'event.checks-ended': 'Tous les contrôles ont été exécutés.',
  'event.checks-stopped': 'Les contrôles ont été arrêtés avant leur fin.',
  'event.outcome.pass': '{count, plural, one {# réussi} other {# réussis}}',
  'event.outcome.fail': '{count, plural, one {# échec} other {# échecs}}',
  'event.outcome.manual': '{count, plural, one {# manuel} other {# manuels}}',
  'event.outcome.not-applicable': '{count, number} sans objet',
  'event.outcome.error': '{count, plural, one {# erreur} other {# erreurs}}',
  'event.outcome.skipped': '{count, plural, one {# ignoré} other {# ignorés}}',
  'event.outcome.in-progress': '{count, number} en cours',
  'event.confirmed': '{by} a confirmé : {plan}.',
  'event.step': 'Exécution : {command}',
  'event.step-back': 'Retour arrière : {command}',
  'event.step.done': 'effectué : {detail}',
  'event.step.already': 'déjà en place : {detail}',
  'event.step.failed': 'en échec : {detail}',
  'event.step.interrupted': 'interrompu : {detail}',
  'event.plan-finished': 'Plan {outcome} : {detail}',
  'event.waived':
    '{by} a accordé une dérogation pour {finding} {subject} jusqu’au {until} : {reason}',
  'event.waiver-withdrawn': 'Dérogation retirée : {finding} {subject}.',
  'event.decided.proceed': '{by} a décidé de commencer la mise à jour (verdict : {verdict}).',
  'event.decided.stop': '{by} a décidé de ne pas commencer la mise à jour (verdict : {verdict}).',
  'event.watch-started':
    '{by} a lancé la surveillance de {ports, plural, one {# port} other {# ports}} et de {services, plural, one {# service} other {# services}}.',
  'event.unwatched':
    'Personne n’a surveillé depuis le {since} : l’agent ou son ordinateur était arrêté.',
  'event.watch-resumed': 'La surveillance continue.',
  'event.watch-paced': 'La surveillance fait de nouveau ses relevés aussi souvent que prévu.',
  'event.watch-ended': '{by} a terminé la surveillance.',
  'event.watch-starter-lost': 'inconnu : la ligne qui a commencé la surveillance est perdue',
  'event.port.listening': '{port} : à l’écoute.',
  'event.port.free': '{port} : libre.',
  'event.port.reserved': '{port} : réservé.',
  'event.port.captured': '{port} : capturé.',
  'event.port.unknown': '{port} : inconnu.',
  'event.port.unknown-why': '{port} : inconnu : {why}.',
  'event.port.captured-by': '{port} : capturé par {holder}.',
  'event.port.captured-reused':
    '{port} : capturé par {holder} (l’identifiant de processus appartient maintenant à un autre processus).',
  'event.service.stopped': '{service} : arrêté ({type}).',
  'event.service.start-pending': '{service} : démarrage en cours ({type}).',
  'event.service.stop-pending': '{service} : arrêt en cours ({type}).',
  'event.service.running': '{service} : en cours d’exécution ({type}).',
  'event.service.continue-pending': '{service} : reprise en cours ({type}).',
  'event.service.pause-pending': '{service} : mise en pause en cours ({type}).',
  'event.service.paused': '{service} : en pause ({type}).',
  'event.service.stopped-with': '{service} : arrêté ({type}, code de sortie {code}).',
  'event.service.no-start-type': 'type de démarrage inconnu',
  'event.setup.error': 'erreur : {line}',
  'event.setup.warning': 'avertissement : {line}',
  'event.baseline-kept': 'L’état de référence a été conservé (SHA-256 {sha256}…).',
  'event.baseline-imported':
    'Un état de référence du {at} a été repris d’un fichier (SHA-256 {sha256}…).',
  'event.verification-started':
    '{by} a commencé à vérifier le serveur ; les services sont attendus jusqu’au {until}.',
  'event.settled': 'Les services se sont stabilisés au bout de {seconds} s.',
  'event.not-settled':
    'Les services ne se sont pas stabilisés au bout de {seconds} s : {services}.',
  'event.verified':
    'Le serveur a été vérifié : {count, plural, one {# constat en échec} other {# constats en échec}}.',
  'event.verification-stopped': 'La vérification a été arrêtée avant sa fin.',
  'event.verification-down': 'L’agent s’est arrêté pendant la vérification.',
  'event.signed.accepted': '{by} ({role}) a signé : accepté, serveur : {health}.',
  'event.signed.open': '{by} ({role}) a signé : en suspens, serveur : {health}.',
  'event.clock-moved': 'Horloge de répétition avancée de {seconds} s.',
  'event.clock-real': 'L’horloge de répétition va aussi vite que la vraie.',
  'event.clock-faster': 'L’horloge de répétition va {factor} fois plus vite que la vraie.',
};
