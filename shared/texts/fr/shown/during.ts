import type { duringEn } from '../../en/shown/during.ts';

export const duringFr: Readonly<Record<keyof typeof duringEn, string>> = {
  'during.title': 'Pendant la mise à jour',
  'during.start.title-first': '1. Démarrer la surveillance',
  'during.start.title-again': 'Reprendre la surveillance',
  'during.start.looks':
    'Elle relève chaque port principal (back-end) et chaque service Exchange dix fois par seconde, suit le journal de Setup et signale aussitôt qui prend un port.',
  'during.start.goes-on':
    'Elle continue quand cette fenêtre est fermée et reprend après un redémarrage du serveur. Chaque événement est enregistré sur disque avant d’être affiché.',
  'during.start.changes-nothing':
    'Elle ne change rien d’elle-même, hormis les protections que vous avez autorisées. Elle ne lance pas Setup.',
  'during.start.first': 'Démarrer la surveillance',
  'during.start.again': 'Redémarrer la surveillance',

  'during.stop.title': 'Arrêter la surveillance ?',
  'during.stop.stop': 'Arrêter la surveillance',
  'during.stop.stop-ask': 'Arrêter la surveillance…',
  'during.stop.go-on': 'Continuer à surveiller',
  'during.stop.not-settled': 'Tout n’est pas réglé :',
  'during.stop.note':
    'Ce qui a été relevé reste dans l’exécution. Dès l’arrêt, plus personne ne surveille, et les protections autorisées ne sont plus exécutées.',
  'during.open.captured':
    '{count, plural, one {# port capturé} other {# ports capturés}} : {ports}',
  'during.open.down':
    '{count, plural, one {# service arrêté qui fonctionnait avant} other {# services arrêtés qui fonctionnaient avant}} : {services}',
  'during.open.setup': 'Setup est en cours',
  'during.to-the-gate': 'Au feu vert',
  'during.to-the-verification': 'À la vérification',

  'during.gate.stop': 'Il a été décidé de ne pas mettre à jour.',
  'during.gate.stop-text': 'La surveillance reste possible.',
  'during.gate.closed': 'Le feu vert ne peut pas être donné : {verdict}.',
  'during.gate.closed-text':
    'Rien ne vous empêche de continuer ici, mais un obstacle sépare ce serveur d’une mise à jour sûre.',
  'during.gate.undecided': 'Personne n’a encore décidé.',
  'during.gate.undecided-text':
    'Plus rien ne s’oppose au feu vert ; la décision de mettre à jour figurera nommément dans le rapport.',

  'during.said.captured': '{port} de {service} est capturé par {holder}.',
  'during.said.released': '{port} de {service} n’est plus capturé.',
  'during.said.running': 'La surveillance est en marche.',
  'during.said.interrupted': 'La surveillance a été interrompue : plus personne ne surveille.',
  'during.said.ended': 'La surveillance est terminée.',
  'during.said.services-stop': 'Les services commencent à s’arrêter.',
  'during.said.services-run': 'Tous les services qui fonctionnaient avant fonctionnent de nouveau.',

  'during.situation': 'Situation',
  'during.situation.details': 'Détails de la situation',
  'during.situation.captured': '{ports} {count, plural, one {est capturé} other {sont capturés}}',
  'during.situation.captured-text': 'Son service ne peut pas démarrer tant que cela dure.',
  'during.situation.setup-ended': 'Setup est terminé.',
  'during.situation.unknown': 'Détenteur inconnu : {ports}',
  'during.situation.unknown-text':
    'Ce qui ne peut pas être lu n’est jamais tenu pour libre. La raison figure à côté de chaque port.',
  'during.situation.first-look': 'Le premier relevé est en cours',
  'during.situation.none-captured': 'Aucun port principal (back-end) n’est capturé',
  'during.situation.ended-and-down':
    'Setup est terminé, et {count, plural, one {# service qui fonctionnait avant est arrêté} other {# services qui fonctionnaient avant sont arrêtés}}',
  'during.situation.down':
    '{count, plural, one {# service qui fonctionnait avant est arrêté} other {# services qui fonctionnaient avant sont arrêtés}} : {services}.',
  'during.situation.all-run':
    'Tous les services en cours d’exécution au début de la surveillance le sont maintenant ({count, number}).',
  'during.situation.idle': 'Arrêtés alors comme maintenant : {services}.',
  'during.situation.ended': 'La surveillance est terminée',
  'during.situation.interrupted': 'La surveillance a été interrompue : plus personne ne surveille',
  'during.situation.last-quiet':
    'Au dernier relevé, aucun port n’était capturé et tous les services qui fonctionnaient avant fonctionnaient.',
  'during.situation.last-captured': 'Captures au dernier relevé : {ports}.',
  'during.situation.last-down':
    'Au dernier relevé : {count, plural, one {# service arrêté qui fonctionnait avant} other {# services arrêtés qui fonctionnaient avant}}.',
  'during.situation.last-captured-and-down':
    'Captures au dernier relevé : {ports} ; {count, plural, one {# service arrêté qui fonctionnait avant} other {# services arrêtés qui fonctionnaient avant}}.',
  'during.situation.as-then': 'Tout ce qui suit est dans l’état de ce moment-là.',
  'during.names-and-more': '{names} et {count, number} de plus',

  'during.calm.exposed': 'Libres, capturables',
  'during.calm.safe': 'Libres, non capturables',
  'during.calm.listening': 'Écoutés par leur service',
  'during.calm.none': 'aucun',
  'during.calm.run-setup': 'Lancez maintenant Setup dans PowerShell avec élévation :',

  'during.capture.head': '{port} {family} de {service}',
  'during.capture.since': 'depuis {time} ({span})',
  'during.capture.held-by': 'Occupé par',
  'during.capture.if-nothing': 'Si rien n’est fait',
  'during.capture.if-wait': 'Si vous attendez',
  'during.capture.what-else': 'Sinon',
  'during.capture.started': 'processus démarré le {time}',
  'during.capture.image-started': '{image}, processus démarré le {time}',
  'during.capture.meaning':
    '{service} ne peut pas démarrer : {port} lui est refusé avec l’erreur 10048 (adresse déjà utilisée). {family} seul suffit pour cela. Setup continue et annonce quand même un succès.',
  'during.capture.meaning-with-events':
    '{service} ne peut pas démarrer : {port} lui est refusé avec l’erreur 10048 (adresse déjà utilisée ; ses événements sont 1018, 1019 et 1036). {family} seul suffit pour cela. Setup continue et annonce quand même un succès.',
  'during.capture.close-connection': 'Fermer la connexion…',
  'during.capture.restart-service': 'Redémarrer {service}…',
  'during.capture.no-process':
    'On ne sait pas quel processus tient la connexion : attendez qu’il s’affiche.',
  'during.capture.ipv6':
    'Windows ne peut pas fermer une connexion IPv6 isolée, et le détenteur n’est pas un service Exchange : attendez, ou arrêtez vous-même le programme si vous pouvez en répondre.',
  'during.capture.foreign':
    'Le détenteur n’est pas un service Exchange : attendez, ou arrêtez vous-même le programme si vous pouvez en répondre.',
  'during.free.close-connection': 'Fermer la connexion',
  'during.free.restart-service': 'Redémarrer le service',
  'during.free.or-wait': 'Ou attendre.',
  'during.free.not-known': 'Cette capture n’est pas connue.',
  'during.free.ended': 'Cette capture est terminée.',
  'during.free.ended-text': 'Le détenteur a été vu pour la dernière fois à {time}.',

  'during.captures': 'Captures',
  'during.captures.list': 'Captures de l’exécution',
  'during.captures.none': 'Aucune n’a été vue.',
  'during.captures.all-ended':
    '{count, plural, one {# capture vue, terminée} other {# captures vues, toutes terminées}}.',
  'during.captures.some-open':
    '{count, plural, one {# capture vue} other {# captures vues}}, dont {open, number} en cours.',
  'during.captures.open': 'En cours',
  'during.captures.ended': 'Terminée',
  'during.captures.row-open': '{from}, {span} jusqu’ici',
  'during.captures.row-ended': 'de {from} à {to}, {span}',
  'during.captures.holder': '{service} : {holder}',

  'during.ports': 'Ports surveillés',
  'during.ports.port': 'Port et son service',
  'during.ports.family': '{family} : état, depuis quand, par qui',
  'during.ports.none':
    'Aucun port principal (back-end) n’est utilisé sur ce serveur : il n’y en a donc aucun à surveiller. Les services et Setup sont suivis malgré tout.',
  'during.sight.time-wait': 'Capturé (TIME_WAIT)',
  'during.sight.not-yet': 'Pas encore relevé',
  'during.sight.captured.meaning':
    'Autre chose que son service occupe le port : le service ne peut pas démarrer (10048).',
  'during.sight.unknown.meaning':
    'Les tables de points de terminaison n’ont pas été lues, ou se contredisent.',
  'during.sight.reserved.meaning':
    'Personne n’occupe le port, et une exclusion administrée le garde pour son service.',
  'during.sight.listening.meaning': 'Son propre service y écoute.',
  'during.sight.not-yet.meaning': 'Le premier relevé est en cours.',
  'during.free-port.exposed':
    'Personne n’occupe le port, et Windows peut l’attribuer à n’importe quelle connexion sortante.',
  'during.free-port.later':
    'Personne n’occupe le port. Il est hors de la plage de ports dynamiques qui a été lue, et dans celle que Setup peut définir.',
  'during.free-port.outside':
    'Personne n’occupe le port, et il est hors de la plage que Windows attribue.',

  'during.services': 'Services',
  'during.services.list': 'Services surveillés',
  'during.services.not-yet': 'Pas encore relevés.',
  'during.services.as-before':
    '{count, plural, one {Le seul service surveillé est} other {Les # services sont tous}} comme au début de la surveillance.',
  'during.services.differ':
    '{changed, plural, one {# service} other {# services}} sur {count, number} {changed, plural, one {diffère de son état} other {diffèrent de leur état}} au début de la surveillance.',
  'during.services.since': 'depuis {time}',
  'during.services.was': 'auparavant : {state}',
  'during.services.start-type': '{is}, auparavant {was}',
  'during.services.start-type-unknown': 'type de démarrage inconnu',

  'during.setup': 'Setup',
  'during.setup.awaited':
    'Son journal ne montre aucune exécution commencée depuis le début de la surveillance. Dès qu’il y en aura une, son étape, ses erreurs et l’âge de sa dernière ligne figureront ici.',
  'during.setup.status': 'État',
  'during.setup.step': 'Étape',
  'during.setup.errors-and-warnings': 'Erreurs, avertissements',
  'during.setup.counts':
    '{errors, plural, one {# erreur} other {# erreurs}}, {warnings, plural, one {# avertissement} other {# avertissements}}',
  'during.setup.last-line': 'Dernière ligne',
  'during.setup.last-line-age': 'il y a {span}, à {time}',
  'during.setup.success-note': 'Le succès de Setup ne dit rien des services.',
  'during.setup.lines': 'Lignes du journal de Setup, les plus récentes d’abord',
  'during.setup.note.error': 'Erreur',
  'during.setup.note.success': 'Succès',
  'during.setup.note.log': 'Journal',
  'during.setup.note.warning': 'Avertissement',
  'during.setup.is.no-log': 'Pas lancé : il n’y a pas de journal',
  'during.setup.is.waiting': 'Pas encore lancé',
  'during.setup.is.unreadable': 'Le journal est illisible',
  'during.setup.is.running': 'En cours d’exécution',
  'during.setup.is.succeeded': 'Annonce un succès',
  'during.setup.is.failed': 'Échec',
  'during.setup.is.ended-unproved': 'Terminé sans preuve de succès',
  'during.setup.log.working': 'Son journal s’allonge',
  'during.setup.log.quiet': 'Son journal est silencieux',
  'during.setup.log.stuck': 'Il est peut-être bloqué',

  'during.command.title': 'La commande Setup',
  'during.command.title-second': '2. Lancer Setup',
  'during.command': 'Commande Setup',
  'during.command.copy': 'Copier la commande',
  'during.command.note':
    'Exécutez-la dans PowerShell avec élévation : depuis le dossier des fichiers de la mise à jour avec {here}, ou avec le chemin complet. Un simple {program} lancerait la copie du dossier Bin d’Exchange, qui peut annoncer un succès sans avoir rien mis à jour. Ce programme ne lance pas Setup.',
  'during.command.folder': 'Dossier des fichiers de la mise à jour',
  'during.command.folder-hint': 'Facultatif : donne à la commande son chemin complet.',
  'during.command.bad-characters': 'Un chemin ne peut pas contenir ces caractères : < > " | ? *',
  'during.command.not-full':
    'Saisissez un chemin complet, par exemple D:\\ ou C:\\Updates\\CU, ou laissez vide.',
  'during.command.data':
    'Données de diagnostic (les deux choix acceptent les termes du contrat de licence)',
  'during.command.data-on': 'Envoyer à Microsoft (ON)',
  'during.command.data-off': 'Ne pas envoyer (OFF)',

  'during.deferral': 'Protection par la surveillance',
  'during.deferral.none':
    'Rien n’est autorisé. Un port exposé peut être protégé au moment où Setup a arrêté son service : choisissez-le sous {button} dans l’étape Avant.',
  'during.deferral.protect-ports': 'Protéger les ports',
  'during.deferral.to-the-port-map': 'À la carte des ports',
  'during.deferral.refused':
    '{times, plural, one {# tentative} other {# tentatives}} depuis {since}, toujours en refus ; une nouvelle tentative suivra. Dernière réponse : {answer}',
  'during.deferral.by': 'Autorisé par {name}.',
  'during.deferral.take-back': 'Retirer',
  'during.deferral.take-back-of': 'Retirer la protection de {service}',
  'during.deferral.take-back-note': 'Les exclusions déjà ajoutées restent.',
  'during.deferral.proved': 'Exclu en IPv4 et IPv6, prouvé',
  'during.deferral.excluded': 'Exclu en IPv4 et IPv6, pas encore prouvé',
  'during.deferral.half-waiting': 'Exclu en {done}, en attente en {open}',
  'during.deferral.half': 'Exclu en {done}, mais pas en {open}',
  'during.deferral.waiting': 'Attend que Setup arrête le service',
  'during.deferral.not-excluded': 'Non exclu',

  'during.watch': 'La surveillance',
  'during.watch.status': 'État',
  'during.watch.running': 'Surveillance en cours',
  'during.watch.interrupted': 'Interrompue',
  'during.watch.ended': 'Terminée',
  'during.watch.since': 'Depuis',
  'during.watch.since-time': '{time} ({span})',
  'during.watch.by': 'Démarrée par',
  'during.watch.looks': 'Relevés',
  'during.watch.every': 'toutes les {seconds} s',
  'during.watch.per-second': '{times} fois par seconde',
  'during.watch.slowed': 'Ralentis : {pace}',
  'during.watch.rate': 'Ports attribués en ce moment',
  'during.watch.not-measured': 'pas encore mesuré',
  'during.watch.likelier':
    'Les ports sont attribués à {factor} fois le rythme de l’estimation ({rate}) : une capture est plus probable qu’estimé.',
  'during.watch.rarer':
    'Les ports sont attribués à un rythme inférieur à celui de l’estimation ({rate}).',
  'during.watch.as-estimated': 'Les ports sont attribués au rythme de l’estimation ({rate}).',
  'during.watch.chance': 'Probabilité d’une capture, estimée',
  'during.watch.chance-in': '{chance} en {minutes} min',
  'during.watch.no-chance': 'aucun port exposé',
  'during.watch.captured': 'Captures réelles',
  'during.watch.captured-counts':
    '{seen, plural, one {# vue} other {# vues}}, {now, number} en cours',
  'during.watch.gaps': 'Lacunes',
  'during.watch.no-gaps': 'aucune',
  'during.watch.some-gaps': '{count, number} sans surveillance',
  'during.watch.gap':
    'Personne n’a surveillé de {from} à {to} ({span}) : l’agent ou son ordinateur était arrêté. Une capture survenue dans ce temps peut manquer.',
};
