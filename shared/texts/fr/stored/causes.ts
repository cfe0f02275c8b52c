import type { causesEn } from '../../en/stored/causes.ts';

export const causesFr: Readonly<Record<keyof typeof causesEn, string>> = {
  'cause.contradiction.stopped-yet-listening':
    '{service} est affiché comme arrêté, mais son programme écoute sur tcp/{port} dans le processus {pid}',
  'cause.gap.system-log':
    'Le journal d’événements Système n’a pas pu être lu ({code} : {message}).',
  'cause.gap.application-log':
    'Le journal d’événements Application n’a pas pu être lu ({code} : {message}).',
  'cause.gap.endpoints':
    'Les tables des points de terminaison n’ont pas pu être lues ({code} : {message}).',
  'cause.gap.processes': 'Les processus n’ont pas pu être lus ({code} : {message}).',
  'cause.gap.saved-state': 'L’état enregistré par Setup n’a pas pu être lu ({code} : {message}).',
  'cause.gap.exclusions-ipv4':
    'Les exclusions actives d’IPv4 n’ont pas pu être lues ({code} : {message}).',
  'cause.gap.exclusions-ipv6':
    'Les exclusions actives d’IPv6 n’ont pas pu être lues ({code} : {message}).',
  'cause.services-unread':
    'L’état de {service} est inconnu : les services n’ont pas pu être lus ({code} : {message}).',
  'cause.state-before': 'Avant la mise à jour : {state}.',
  'cause.gone': '{service} n’existe plus : il a été supprimé, ou renommé.',
  'cause.gone.proof': 'Aucun service du nom de {service} n’existe à présent.',
  'cause.depends': '{service} dépend de {need}, dont l’état est : {state}.',
  'cause.depends-through':
    '{service} dépend de {need}, et celui-ci de {first}, dont l’état est : {state}.',
  'cause.depends-gone': '{service} dépend de {need}, qui n’existe pas.',
  'cause.depends-through-gone':
    '{service} dépend de {need}, et celui-ci de {first}, qui n’existe pas.',
  'cause.needs': '{service} a besoin de {names}.',
  'cause.need-gone': '{name} n’existe pas à présent.',
  'cause.need-state': 'État de {name} à présent : {state}.',
  'cause.need-failed': '{service} n’a pas pu démarrer parce que {need} n’a pas démarré (1068).',
  'cause.need-failed-runs-now':
    '{service} n’a pas pu démarrer parce que {need} n’a pas démarré (1068) ; tout ce dont il dépend fonctionne à présent.',
  'cause.some-need-failed':
    '{service} n’a pas pu démarrer parce qu’un service dont il dépend n’a pas démarré (1068).',
  'cause.some-need-failed-runs-now':
    '{service} n’a pas pu démarrer parce qu’un service dont il dépend n’a pas démarré (1068) ; tout ce dont il dépend fonctionne à présent.',
  'cause.disabled-then-unread':
    '{service} était désactivé lors du dernier démarrage demandé (1058) ; son type de démarrage n’a pas pu être lu cette fois.',
  'cause.disabled-then':
    '{service} était désactivé lors du dernier démarrage demandé (1058) ; son type de démarrage est à présent {type}.',
  'cause.disabled-before':
    '{service} est désactivé, comme il l’était avant la mise à jour alors qu’il fonctionnait : rien ne peut le démarrer.',
  'cause.disabled': '{service} est désactivé : rien ne peut le démarrer.',
  'cause.disabled-since':
    '{service} est désactivé, et son type de démarrage avant la mise à jour était {type} : rien ne peut le démarrer.',
  'cause.start-type-now': 'Type de démarrage à présent : {type}.',
  'cause.start-type-unread': 'Type de démarrage à présent : n’a pas pu être lu.',
  'cause.start-type-before': 'Type de démarrage avant la mise à jour : {type}.',
  'cause.start-type-before-unread': 'Type de démarrage avant la mise à jour : n’a pas pu être lu.',
  'cause.start-type-before-not-known': 'Son type de démarrage avant la mise à jour est inconnu.',
  'cause.saved.none': 'Setup n’a laissé aucun type de démarrage enregistré.',
  'cause.saved.stale':
    'L’état enregistré par Setup lui-même (date : {written}) l’indique comme désactivé et est antérieur à cette mise à jour : une mise à jour interrompue l’a laissé, et Setup rétablit ce qui y figure.',
  'cause.saved.in-this-update':
    'Setup lui-même l’a enregistré comme désactivé pendant cette mise à jour (date : {written}) : il était désactivé quand Setup a commencé.',
  'cause.saved.age-not-known':
    'L’état enregistré par Setup lui-même l’indique comme désactivé ; on ne sait pas s’il est antérieur à cette mise à jour.',
  'cause.saved.other':
    'Setup l’a enregistré comme {type} pendant cette mise à jour et ne l’a pas rétabli.',
  'cause.saved.unknown-time': 'inconnue',
  'cause.saved.file-unclear': '{file} (date : {written}) n’a pas pu être compris ({problem}).',
  'cause.saved.no-reason': 'aucune raison indiquée',
  'cause.saved.file-without': '{file} (date : {written}) ne contient pas le service.',
  'cause.saved.file': '{file} (date : {written}) l’indique comme {type}.',
  'cause.exit-code': 'Code de sortie {code} : {meaning}.',
  'cause.exit-code-own': 'Code de sortie {code}, code propre au service {own} : {meaning}.',
  'cause.exit-code-ended': 'Code de sortie {code} : il s’est arrêté avec le code {code}.',
  'cause.exit-code-own-ended':
    'Code de sortie {code}, code propre au service {own} : il s’est arrêté avec le code {own}.',
  'cause.exit-code-not-started':
    'Code de sortie {code} : il n’a pas été démarré depuis l’amorçage.',
  'cause.exit-code-clean': 'Code de sortie {code}, qui ne montre aucun échec.',
  'cause.exit-code-own-clean':
    'Code de sortie {code}, code propre au service {own}, qui ne montre aucun échec.',
  'cause.event': 'Événement {id} du {time}.',
  'cause.event-with': 'Événement {id} du {time}, avec : {said}.',
  'cause.events-unplaced':
    'Le début de la mise à jour est inconnu : aucun événement des journaux n’a donc été retenu.',
  'cause.logon': '{service} n’a pas pu ouvrir de session (1069).',
  'cause.logon-at': '{service} n’a pas pu ouvrir de session (1069) le {time}.',
  'cause.logon-as': '{service} n’a pas pu ouvrir de session sous le compte {account} (1069).',
  'cause.logon-as-at':
    '{service} n’a pas pu ouvrir de session sous le compte {account} (1069) le {time}.',
  'cause.logon-right': 'Le compte n’a pas le droit d’ouvrir une session en tant que service.',
  'cause.timed-out': '{service} n’a pas répondu à temps lors du démarrage demandé (1053).',
  'cause.timed-out-at':
    '{service} n’a pas répondu à temps lors du démarrage demandé (1053) le {time}.',
  'cause.died': '{service} : son processus s’est arrêté de façon inattendue.',
  'cause.died-at': '{service} : son processus s’est arrêté de façon inattendue le {time}.',
  'cause.ended': '{service} : il s’est arrêté avec le code {code}.',
  'cause.ended-at': '{service} : il s’est arrêté avec le code {code} le {time}.',
  'cause.ended-clean':
    'Son code de sortie ne montre aucun échec : quelque chose l’a peut-être démarré et arrêté encore une fois depuis.',
  'cause.runs': '{service} fonctionne.',
  'cause.paused':
    '{service} est en pause. Quelqu’un, ou un programme, l’a mis en pause ; on ne sait pas pourquoi.',
  'cause.not-started':
    '{service} n’a pas été démarré depuis l’amorçage (1077). Rien ne montre pourquoi.',
  'cause.not-started-manual':
    '{service} n’a pas été démarré depuis l’amorçage (1077) ; son type de démarrage est manuel, Windows ne le démarre donc pas de lui-même. Rien ne montre pourquoi.',
  'cause.not-known':
    'La raison de l’état de {service} ({state}) est inconnue : il ne montre aucun échec.',
  'cause.unread': 'Tout n’a pas pu être lu : {items}.',
  'cause.seen': 'État {state}, type de démarrage {type}, processus {pid}.',
  'cause.seen-without-process': 'État {state}, type de démarrage {type}, aucun processus.',
  'cause.before-not-known': 'Son état avant la mise à jour est inconnu.',
  'cause.before': 'Avant la mise à jour : {state}, type de démarrage {type}.',
  'cause.nobody-watched': 'Personne n’a surveillé la mise à jour.',
  'cause.setup-log-not-looked-for': 'Le journal de Setup n’a pas été cherché.',
  'cause.setup-log-problem': 'Journal de Setup : {status} ({problem}).',
  'cause.setup-log': 'Journal de Setup : {status}.',
  'cause.unwatched': 'Personne n’a surveillé du {from} au {to}.',
  'cause.setup-failed':
    'Setup a échoué après avoir arrêté les services, et {service} ne montre aucun échec qui lui soit propre.',
  'cause.setup-failed-at':
    'Setup a échoué à l’étape {where} après avoir arrêté les services, et {service} ne montre aucun échec qui lui soit propre.',
  'cause.setup-unproved':
    'Setup s’est terminé sans preuve de réussite après avoir arrêté les services, et {service} ne montre aucun échec qui lui soit propre.',
  'cause.setup-unproved-at':
    'Setup s’est terminé sans preuve de réussite à l’étape {where} après avoir arrêté les services, et {service} ne montre aucun échec qui lui soit propre.',
  'cause.setup-counts':
    'Journal de Setup : {errors, plural, one {# erreur} other {# erreurs}}, {warnings, plural, one {# avertissement} other {# avertissements}}, fin : {status}.',
  'cause.setup-remedy': 'Échec connu : {remedy}',
  'cause.setup-line': 'Journal de Setup : {line}',
  'cause.setup-line-at': 'Journal de Setup ({reference}) : {line}',
  'cause.setup-at-work':
    'Setup est encore à l’œuvre ; il arrête et désactive des services exprès. État de {service} : {state}.',
  'cause.setup-under-way': 'Le journal de Setup montre une exécution en cours.',
  'cause.setup-under-way-at':
    'Le journal de Setup montre une exécution en cours, à l’étape {component}.',
  'cause.pending': '{service}, {state} : il n’a ni démarré ni été arrêté.',
  'cause.pending-after-wait':
    '{service}, {state} : il n’a ni démarré ni été arrêté, après une attente de {seconds} s.',
  'cause.flaps':
    '{service} a démarré et s’est de nouveau arrêté pendant l’attente ; état actuel : {state}.',
  'cause.not-at-rest': '{service}, {state}, n’était pas stabilisé.',
  'cause.not-at-rest-after-wait':
    '{service}, {state}, n’était pas stabilisé, après une attente de {seconds} s.',
  'cause.stands': 'État {state}, processus {pid}, code de sortie {code}.',
  'cause.stands-without-process': 'État {state}, aucun processus, code de sortie {code}.',
  'cause.seen-so-since': 'La surveillance l’a vu ainsi depuis le {since}.',
  'cause.wait.none': 'Personne n’a attendu la stabilisation des services.',
  'cause.wait.settled':
    'L’attente des services s’est terminée après {seconds} s : tous étaient stabilisés.',
  'cause.wait.limit-reached':
    'L’attente des services s’est terminée après {seconds} s : la limite était atteinte.',
  'cause.wait.unread':
    'L’attente des services s’est terminée après {seconds} s : les services n’ont pas pu être lus.',
  'cause.wait.cancelled':
    'L’attente des services s’est terminée après {seconds} s : elle a été annulée.',
};
