import type { agentActionsEn } from '../../en/stored/agent-actions.ts';

export const agentActionsFr: Readonly<Record<keyof typeof agentActionsEn, string>> = {
  'effect.all-run': 'Les {count, number} services fonctionnent tous.',
  'effect.answered': '{service} sur {address} tcp/{port, number, ::group-off} a répondu : {said}',
  'effect.answered-tls':
    '{service} sur {address} tcp/{port, number, ::group-off} a répondu en TLS : {said}',
  'effect.became-free':
    '{protocol}/{port, number, ::group-off} en {family} s’est libéré et a été repris à chaque fois (attente : {seconds, number, ::group-off} s).',
  'effect.broke-off': 'L’étape elle-même s’est interrompue : {why}',
  'effect.cancelled': 'Annulé par l’opérateur.',
  'effect.connection-gone': 'La connexion à {remote} n’existe plus.',
  'effect.connection-gone-already': 'La connexion à {remote} n’existait déjà plus.',
  'effect.connection-refused':
    'Windows a refusé avec {code, number, ::group-off} ; la connexion est toujours là.',
  'effect.connection-stays':
    'Windows a signalé une réussite, mais sans effet : la connexion est toujours là.',
  'effect.endpoints-unread': 'Les points de terminaison n’ont pas pu être lus : {why}',
  'effect.endpoints-unread-waited':
    'Les points de terminaison n’ont pas pu être lus : {why} (attente : {seconds, number, ::group-off} s)',
  'effect.excluded':
    'tcp/{port, number, ::group-off} en {family} est exclu dans les deux magasins.',
  'effect.excluded-already':
    'tcp/{port, number, ::group-off} en {family} était déjà exclu, dans les deux magasins.',
  'effect.excluded-everywhere':
    'tcp/{port, number, ::group-off} est exclu en IPv4 et IPv6, dans le magasin actif et dans le magasin persistant.',
  'effect.exclusion':
    'tcp/{port, number, ::group-off} en {family} est {active, select, none {non exclu dans le magasin actif} administered {exclu (exclusion administrée) dans le magasin actif} other {exclu (exclusion du système) dans le magasin actif}} et {persistent, select, none {non exclu dans le magasin persistant} administered {exclu (exclusion administrée) dans le magasin persistant} other {exclu (exclusion du système) dans le magasin persistant}}.',
  'effect.exclusion-in-use':
    'Windows a refusé, car tcp/{port, number, ::group-off} est occupé par {holder}. Une exclusion ne peut être ajoutée que si personne n’utilise le port.',
  'effect.exclusion-over':
    'Windows a refusé : tcp/{port, number, ::group-off} en {family} est {active, select, none {non exclu dans le magasin actif} administered {exclu (exclusion administrée) dans le magasin actif} other {exclu (exclusion du système) dans le magasin actif}} et {persistent, select, none {non exclu dans le magasin persistant} administered {exclu (exclusion administrée) dans le magasin persistant} other {exclu (exclusion du système) dans le magasin persistant}}, et une exclusion ne peut pas être ajoutée par-dessus une autre.',
  'effect.exclusion-still':
    'tcp/{port, number, ::group-off} en {family} est toujours {active, select, none {non exclu dans le magasin actif} administered {exclu (exclusion administrée) dans le magasin actif} other {exclu (exclusion du système) dans le magasin actif}} et {persistent, select, none {non exclu dans le magasin persistant} administered {exclu (exclusion administrée) dans le magasin persistant} other {exclu (exclusion du système) dans le magasin persistant}}.',
  'effect.exclusion-unexplained-uncoded':
    'Windows a refusé l’exclusion, et aucune table ne montre pourquoi. Le port était peut-être occupé un instant : relancez le contrôle.',
  'effect.exclusion-unexplained':
    'Windows a refusé l’exclusion (code de sortie {code, number, ::group-off}), et aucune table ne montre pourquoi. Le port a peut-être été utilisé un instant : relancez le contrôle.',
  'effect.exclusion-unreal':
    'La commande a signalé une réussite, mais tcp/{port, number, ::group-off} en {family} est {active, select, none {non exclu dans le magasin actif} administered {exclu (exclusion administrée) dans le magasin actif} other {exclu (exclusion du système) dans le magasin actif}} et {persistent, select, none {non exclu dans le magasin persistant} administered {exclu (exclusion administrée) dans le magasin persistant} other {exclu (exclusion du système) dans le magasin persistant}}.',
  'effect.exclusions-unread.active':
    'Les exclusions actives en {family} n’ont pas pu être lues : {why}',
  'effect.exclusions-unread.persistent':
    'Les exclusions persistantes en {family} n’ont pas pu être lues : {why}',
  'effect.free': 'Personne n’occupe {protocol}/{port, number, ::group-off} en {family}.',
  'effect.free-already': 'Personne n’occupait {protocol}/{port, number, ::group-off} en {family}.',
  'effect.free-waited':
    'Personne n’occupe {protocol}/{port, number, ::group-off} en {family} (attente : {seconds, number, ::group-off} s).',
  'effect.held':
    '{protocol}/{port, number, ::group-off} en {family} est toujours occupé par {holder} (attente : {seconds, number, ::group-off} s).',
  'effect.held-hidden':
    '{protocol}/{port, number, ::group-off} en {family} est toujours occupé par un socket qu’aucune table ne montre (attente : {seconds, number, ::group-off} s).',
  'effect.held-still':
    '{protocol}/{port, number, ::group-off} en {family} est toujours occupé par {holder} : l’action est restée sans effet.',
  'effect.interrupted':
    'L’agent s’est arrêté avant que le résultat soit inscrit ; les contrôles montrent si l’étape a pris effet.',
  'effect.listens':
    '{service} écoute sur tcp/{port, number, ::group-off} {now, select, ipv4 {en IPv4} ipv6 {en IPv6} both {en IPv4 et IPv6} other {dans aucune famille}}.',
  'effect.listens-less':
    '{service} écoute sur tcp/{port, number, ::group-off} {now, select, ipv4 {en IPv4} ipv6 {en IPv6} both {en IPv4 et IPv6} other {dans aucune famille}} ; avant le plan, il écoutait {before, select, ipv4 {en IPv4} ipv6 {en IPv6} both {en IPv4 et IPv6} other {dans aucune famille}} (attente : {seconds, number, ::group-off} s).',
  'effect.no-connection': 'Le socket n’a pas de connexion qui puisse être fermée.',
  'effect.no-exclusion':
    'tcp/{port, number, ::group-off} en {family} n’a pas d’exclusion de notre part.',
  'effect.no-greeting':
    '{service} sur {address} tcp/{port, number, ::group-off} n’a pas envoyé de message d’accueil : {outcome} (essais pendant {seconds, number, ::group-off} s).',
  'effect.no-greeting-error':
    '{service} sur {address} tcp/{port, number, ::group-off} n’a pas envoyé de message d’accueil : {outcome}, {error} (essais pendant {seconds, number, ::group-off} s).',
  'effect.no-greeting-error-said':
    '{service} sur {address} tcp/{port, number, ::group-off} n’a pas envoyé de message d’accueil : {outcome}, {error}, il a dit « {said} » (essais pendant {seconds, number, ::group-off} s).',
  'effect.no-greeting-said':
    '{service} sur {address} tcp/{port, number, ::group-off} n’a pas envoyé de message d’accueil : {outcome}, il a dit « {said} » (essais pendant {seconds, number, ::group-off} s).',
  'effect.not-reported':
    '{service} sur {address} tcp/{port, number, ::group-off} n’a pas envoyé de message d’accueil : personne n’a rapporté sa réponse (essais pendant {seconds, number, ::group-off} s).',
  'effect.not-talked-to':
    '{service} sur {address} tcp/{port, number, ::group-off} n’a pas envoyé de message d’accueil : il n’a pas pu être interrogé : {why} (essais pendant {seconds, number, ::group-off} s).',
  'effect.not-tried': 'Non tentée, car l’étape « {title} » n’a pas été faite.',
  'effect.probe-failed-waited':
    'Le test de liaison du port a échoué : {why} (attente : {seconds, number, ::group-off} s)',
  'effect.released': 'tcp/{port, number, ::group-off} en {family} n’est plus exclu.',
  'effect.service-already': 'État de {service} : déjà {state}.',
  'effect.service-gone': 'Le service {service} n’existe plus.',
  'effect.service-process': 'État de {service} : {state} (processus {pid, number, ::group-off}).',
  'effect.service-why.continue-pending': '{service} est en cours de reprise : {why}.',
  'effect.service-why.pause-pending': '{service} est en cours de mise en pause : {why}.',
  'effect.service-why.paused': '{service} est en pause : {why}.',
  'effect.service-why.running': '{service} est en cours d’exécution : {why}.',
  'effect.service-why.start-pending': '{service} est en cours de démarrage : {why}.',
  'effect.service-why.stop-pending': '{service} est en cours d’arrêt : {why}.',
  'effect.service-why.stopped': '{service} est arrêté : {why}.',
  'effect.services-unread': 'Les services n’ont pas pu être lus : {why}',
  'effect.start-type': 'Type de démarrage de {service} : {startType}.',
  'effect.start-type-already': 'Type de démarrage de {service} : déjà {startType}.',
  'effect.start-type-other':
    'Type de démarrage de {service} : {now}, et non plus {before}. Quelqu’un d’autre l’a modifié, on n’y touche donc pas.',
  'effect.start-type-still': 'Type de démarrage de {service} : toujours {startType}. {why}',
  'effect.unreal': 'Windows a signalé une réussite, mais sans effet.',
  'effect.unwritten':
    'Le journal ne peut pas être écrit ({why}), et rien n’est fait sur le serveur sans avoir été inscrit d’abord.',
  'effect.windows-refused': 'Windows a refusé avec {code, number, ::group-off}.',
  'plan-end.applied': 'Toutes les étapes ont été faites et vérifiées.',
  'plan-end.authorised': 'La surveillance ajoute les exclusions dès qu’elle le peut.',
  'plan-end.by-watch': 'Toutes les exclusions ont été ajoutées par la surveillance et vérifiées.',
  'plan-end.in-part':
    'Ce qui a été fait reste en place. {failed, plural, one {Une étape n’a pas été faite.} other {# étapes n’ont pas été faites.}}',
  'plan-end.interrupted':
    'L’agent s’est arrêté pendant l’application du plan. Rien n’a été répété ni annulé. Relancez les contrôles pour voir l’état du serveur.',
  'plan-end.rollback-failed':
    '{title} : {detail} Le retour arrière a échoué lui aussi ; ceci reste donc à faire à la main : {failures}',
  'plan-end.rolled-back': '{title} : {detail} Ce que le plan avait fait a été annulé.',
  'plan-end.untried':
    'Le plan s’est arrêté là ; {untried, plural, one {une étape n’a pas été tentée.} other {# étapes n’ont pas été tentées.}}',
  'plan-end.withdrawn': '{by} l’a retiré ; les exclusions déjà ajoutées restent.',
};
