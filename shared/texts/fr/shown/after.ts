import type { afterEn } from '../../en/shown/after.ts';

export const afterFr: Readonly<Record<keyof typeof afterEn, string>> = {
  'after.title': 'Après la mise à jour',
  'after.begin.title': 'Vérification du serveur',
  'after.begin.watch-runs': 'La surveillance est encore en cours.',
  'after.begin.watch-runs.text': 'Arrêtez-la d’abord, une fois Setup terminé.',
  'after.begin.reads':
    'Elle attend les services qui fonctionnaient avant la mise à jour, puis lit services, ports, plages, exclusions, fichiers de configuration et journaux d’événements, et les compare avec l’état de référence.',
  'after.begin.asks':
    'Elle demande à chaque service POP3, IMAP4 et SMTP qui fonctionnait avant son message d’accueil : « en cours d’exécution » n’est pas encore une réponse.',
  'after.begin.changes-nothing':
    'Elle ne change rien. Ce qui ne fonctionnait pas avant la mise à jour n’a pas à fonctionner maintenant.',
  'after.begin.no-baseline': 'Cette exécution n’a pas d’état de référence.',
  'after.begin.no-baseline.text':
    'Il est conservé quand vous décidez de procéder à la mise à jour, et au démarrage de la surveillance. Sans lui, rien ne peut être comparé, et la réponse sera « incomplet ».',
  'after.begin.baseline': 'L’état de référence est disponible.',
  'after.begin.baseline.text': 'Lu le {time}, avant la mise à jour.',
  'after.begin.limit': 'Attente maximale des services',
  'after.begin.no-limit': 'Ne pas attendre',
  'after.begin.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'after.begin.verify': 'Vérifier le serveur',
  'after.button.verify-again': 'Vérifier à nouveau',
  'after.to-the-watch': 'À la surveillance',
  'after.to-the-sign-off': 'À la validation finale',
  'after.health': 'État de santé',
  'after.verified': 'Vérifié le {time}, à l’initiative de {name}.',
  'after.settling': 'Attente de la stabilisation des services',
  'after.settling.text':
    'La comparaison commence quand ils sont stabilisés, ou quand le délai est écoulé.',
  'after.reading': 'Lecture du serveur',
  'after.reading.text':
    'Services, ports, exclusions, fichiers de configuration, journaux d’événements, et ce que répondent les services de messagerie. Rien n’est modifié.',
  'after.interrupted': 'La vérification a été interrompue',
  'after.interrupted.text':
    'Elle n’est pas allée à son terme et ne dit donc rien du serveur. Relancez la vérification.',
  'after.stale': 'Périmé : le serveur a été modifié depuis',
  'after.stale.text':
    'Un plan a été confirmé après la vérification du serveur. Ce qui suit décrit la situation antérieure, et ne compte plus tant que le serveur n’est pas vérifié à nouveau.',
  'after.overtaken': 'Périmé : la mise à jour continue',
  'after.overtaken.text':
    'La surveillance a été relancée après la vérification du serveur. Ce qui suit décrit la situation antérieure.',
  'after.not-complete':
    'Elle a été arrêtée avant son terme, ou une de ses parties a été interrompue.',
  'after.counts': '{counts}.',
  'after.counts.failed': '{count, plural, one {# échec} other {# échecs}}',
  'after.counts.waived': '{count} sous dérogation',
  'after.counts.waived-before':
    '{count, plural, one {# dérogation d’avant la mise à jour encore en vigueur} other {# dérogations d’avant la mise à jour encore en vigueur}}',
  'after.counts.to-judge': '{count} à juger par vous',
  'after.counts.unanswered': '{count} sans réponse',
  'after.waiting.title': 'Services attendus',
  'after.waiting.progress': 'Temps d’attente écoulé',
  'after.waiting.span':
    'Attente depuis {gone} ; au plus tard jusqu’à {time} (encore {left}). Ensuite, la vérification continue avec ce qui est, et dit qui ne s’était pas stabilisé.',
  'after.waiting.since': 'vu ainsi depuis {span}',
  'after.waiting.nobody': 'Plus aucun service n’est attendu ; le relevé décisif est en cours.',
  'after.items.title': 'Lecture',
  'after.items.progress': 'Progression de la lecture',
  'after.items.read': '{read} sur {all, plural, one {# élément lu.} other {# éléments lus.}}',
  'after.items.now': 'En cours : {item}',
  'after.items.note':
    'Les réponses des services de messagerie viennent en dernier. Chaque lecture a son propre délai maximal.',
  'after.settled.title': 'Les services ne s’étaient pas stabilisés.',
  'after.settled.limit': 'La limite a été atteinte après {waited}.',
  'after.settled.unread': 'Les services n’ont pas pu être lus pendant l’attente.',
  'after.settled.cancelled': 'L’attente a été annulée après {waited}.',
  'after.settled.service': '{name} ({state})',
  'after.settled.left': 'Non stabilisés : {services}.',
  'after.settled.flapping': 'Démarrés puis terminés à nouveau entre-temps : {services}.',
  'after.baseline.title': 'Il n’y a rien de fiable à quoi comparer.',
  'after.baseline.not-known': 'L’état de référence n’est pas utilisable, pour une raison inconnue.',
  'after.plans.title': 'Ce qui a été fait',
  'after.plans.under-way': 'En cours',
  'after.plans.confirmed': 'Confirmé par {name}',
  'after.plans.ended': 'Confirmé par {name}, terminé le {time}',
  'after.sign.title': 'Validation finale',
  'after.sign.by': 'Signée par',
  'after.sign.role': 'Fonction',
  'after.sign.decision': 'Décision',
  'after.sign.health-then': 'État de santé alors',
  'after.sign.at': 'Date',
  'after.sign.falls':
    'Elle figure dans le rapport, et devient caduque si le serveur est modifié ou vérifié à nouveau.',
  'after.sign.anew': 'Signer à nouveau…',
  'after.sign.decision.accepted': 'Accepté : le serveur est remis en service',
  'after.sign.decision.open': 'Ouvert : il est transmis avec ses points en suspens',
  'after.sign.does-not-stand':
    'Les constats ne sont plus valables : vérifiez à nouveau le serveur avant de l’accepter.',
  'after.sign.not-settled':
    'L’état de santé est « {health} » : réglez-le, ou accordez nommément une dérogation à ses constats bloquants. D’ici là, le serveur peut être transmis comme ouvert.',
  'after.sign.note': 'Remarque',
  'after.sign.note-hint':
    'Ce qui reste en suspens, qui en est informé, ce qui se passe ensuite. Imprimé dans le rapport.',
  'after.sign.accepted': 'Signer : accepté',
  'after.sign.open': 'Signer : ouvert',
  'after.sign.written':
    'Inscrit au journal et imprimé dans le rapport, avec l’état de santé actuel.',
  'after.said.settling': 'Attente de la stabilisation des services.',
  'after.said.reading': 'L’attente des services est terminée. Lecture du serveur.',
  'after.said.stale': 'La vérification est périmée.',
  'after.said.interrupted': 'La vérification a été interrompue.',
  'after.said.signed': 'Validation finale signée.',
  'after.said.health': 'État de santé : {health}.',
  'after.said.still-to-settle':
    '{count, plural, one {# service pas encore stabilisé.} other {# services pas encore stabilisés.}}',
  'after.said.verified': 'Le serveur a été vérifié. État de santé : {health}.',
  'after.said.blockers': '{count, plural, one {# constat bloquant.} other {# constats bloquants.}}',
};
