import type { plansEn } from '../../en/stored/plans.ts';

export const plansFr: Readonly<Record<keyof typeof plansEn, string>> = {
  'plan.deferred.cost':
    'Rien n’est arrêté pour cela. Entre l’arrêt par Setup et l’exclusion s’écoule environ un dixième de seconde pendant lequel le port peut encore être capturé ; la surveillance réessaie alors jusqu’à ce qu’il soit libre.',
  'plan.deferred.title': 'Protéger les ports de {service} quand Setup l’aura arrêté : {ports}',
  'plan.deferred.title-nothing':
    'Protéger les ports de {service} quand Setup l’aura arrêté : rien à faire',
  'plan.deferred.undo':
    'Chaque exclusion ajoutée par la surveillance peut être supprimée ; la commande figure avec l’étape.',
  'plan.deferred.why':
    'Une exclusion ne peut être ajoutée que si personne n’utilise le port. Setup arrête de toute façon le service : il n’y a donc personne à déconnecter auparavant.',
  'plan.free.close.cost':
    'Le programme qui occupe le port perd cette seule connexion et ce qui y était en cours ; la plupart des programmes se reconnectent d’eux-mêmes, depuis un autre port.',
  'plan.free.close.title': 'Fermer la connexion qui occupe tcp/{port}',
  'plan.free.close.undo':
    'Une connexion fermée ne peut pas être rétablie ; le programme en ouvre une nouvelle quand il en a besoin.',
  'plan.free.restart.cost':
    '{services} : arrêt puis redémarrage ; ce qui en dépend est interrompu pendant ce temps.',
  'plan.free.restart.cost-unknown':
    'Le service du détenteur est arrêté puis redémarré ; ce qui en dépend est interrompu pendant ce temps.',
  'plan.free.restart.title': 'Redémarrer {service} pour libérer tcp/{port}',
  'plan.free.restart.title-unknown': 'Redémarrer le service du détenteur pour libérer tcp/{port}',
  'plan.free.restart.undo':
    'Le service est redémarré dans tous les cas ; une étape qui échoue est annulée.',
  'plan.free.stay.connection':
    'La plupart des connexions sortantes se terminent en quelques secondes, celles d’un pool en deux minutes environ ; quelques-unes durent des heures. Si elle a plus de trois minutes, ne comptez pas sur sa fin.',
  'plan.free.stay.listener':
    'Un socket à l’écoute ou simplement lié reste tant que son programme fonctionne ; attendre ne sert à rien.',
  'plan.free.stay.time-wait': 'TIME_WAIT prend fin de lui-même au bout de deux à quatre minutes.',
  'plan.free.stay.unknown': 'On ne sait rien de ce socket, ni donc de sa fin.',
  'plan.free.why': '{holder} occupe le port dont {service} a besoin.',
  'plan.protect.cost-many':
    '{services} sont arrêtés quelques secondes ; les clients connectés doivent se reconnecter.',
  'plan.protect.cost-one':
    '{service} est arrêté quelques secondes ; les clients connectés doivent se reconnecter.',
  'plan.protect.cost-stopped':
    '{service} est arrêté et n’est pas démarré ; personne ne remarque rien.',
  'plan.protect.title': 'Protéger les ports de {service} : {ports}',
  'plan.protect.title-nothing': 'Protéger les ports de {service} : rien à faire',
  'plan.protect.undo':
    'Chaque exclusion ajoutée par ce plan peut être supprimée ; la commande figure avec l’étape. Une étape qui échoue annule ce que le plan a fait avant elle.',
  'plan.protect.why':
    'Une exclusion administrée empêche Windows d’attribuer le port à une connexion sortante. Le service lui-même peut toujours l’ouvrir.',
  'plan.recover.cost-restart':
    '{services} : arrêt puis redémarrage ; les clients doivent se reconnecter.',
  'plan.recover.cost-start': '{service} est arrêté : aucun client n’y est connecté.',
  'plan.recover.title': 'Rétablir {service}',
  'plan.recover.undo':
    'Si une étape échoue ou est annulée avant que le service fonctionne, ce qui a été fait est défait dans l’ordre inverse : les services démarrés sont arrêtés, les services arrêtés sont redémarrés, les exclusions ajoutées sont supprimées, les types de démarrage reprennent leur valeur. Une connexion fermée le reste. Une fois que le service fonctionne, les vérifications qui suivent ne défont rien.',
  'plan.recover.wait-cost': 'L’attente n’interrompt personne.',
  'plan.recover.why': '{service} fonctionnait avant la mise à jour et doit fonctionner à nouveau.',
  'plan.recover.why-on':
    '{service} fonctionnait avant la mise à jour et doit fonctionner à nouveau, sur {ports}.',
  'plan.recover.why-unknown': 'Rien ne montre que {service} fonctionnait avant la mise à jour.',
  'plan.restore.baseline-gaps': 'L’état de référence est lacunaire : {why}',
  'plan.restore.baseline-not-whole': 'L’état de référence est lacunaire : il n’est pas complet.',
  'plan.restore.cost':
    'Seuls les services arrêtés sont démarrés ; rien de ce qui fonctionne n’est arrêté ni redémarré. Chaque démarrage peut prendre plusieurs minutes, et les services qui ont besoin d’autres viennent après eux.',
  'plan.restore.every-service': 'services d’Exchange',
  'plan.restore.note.absent': '{service} a disparu.',
  'plan.restore.note.contradiction': '{contradiction} : il n’est donc pas touché.',
  'plan.restore.note.disabled-before':
    '{service} est désactivé dans l’état de référence. Comme celui-ci date peut-être du moment de la mise à jour, il ne sert à désactiver aucun service.',
  'plan.restore.note.driver':
    'Le type de démarrage de {service} était « {was} » et il est « {is} » : celui d’un pilote n’est pas modifié.',
  'plan.restore.note.paused': '{service} est en pause : quelqu’un doit le reprendre ou l’arrêter.',
  'plan.restore.note.port-blocked':
    'Une exclusion du système couvre tcp/{port} : {service} ne démarrera guère.',
  'plan.restore.note.port-taken':
    'Autre chose occupe tcp/{port} : {service} ne démarrera guère ; rétablissez-le ensuite séparément.',
  'plan.restore.note.ran-disabled':
    '{service} fonctionnait avant la mise à jour alors qu’il était désactivé. Windows ne le démarre pas dans cet état.',
  'plan.restore.note.start-type-before':
    'Le type de démarrage antérieur de {service} n’a pas pu être lu.',
  'plan.restore.note.start-type-now':
    'Le type de démarrage actuel de {service} n’a pas pu être lu.',
  'plan.restore.title':
    'Rétablir les services : {startTypes, plural, one {# type de démarrage} other {# types de démarrage}}, {toStart, plural, one {# service à démarrer} other {# services à démarrer}}',
  'plan.restore.undo':
    'Rien n’est défait automatiquement : une étape qui échoue ou qui est annulée laisse en place ce qui a été fait avant elle, car un service qui fonctionne vaut mieux qu’aucun. La commande qui annule une étape figure avec elle.',
  'plan.restore.why':
    'Les types de démarrage et les états sont ceux de l’état de référence. Les services arrêtés auparavant le restent, de même que ceux qui s’arrêtent par conception ou qui démarrent sur déclencheur.',
  'step.close.command':
    'SetTcpEntry(MIB_TCP_STATE_DELETE_TCB, port local {port}, distant {remote})',
  'step.close.title': 'Fermer la connexion du processus {pid} de tcp/{port} vers {remote}',
  'step.close.why':
    'La connexion prend fin aussitôt, sans que l’autre extrémité soit prévenue ; son programme constate une erreur et se reconnecte en général depuis un autre port.',
  'step.exclude.title': 'Exclure tcp/{port} en {family}, de façon persistante',
  'step.exclude.why':
    'Une collision dans une seule famille suffit à empêcher le service de démarrer.',
  'step.prove-answers.command':
    'Se connecter à {address}, port {port}, et lire le message d’accueil ({protocol})',
  'step.prove-answers.command-tls':
    'Se connecter à {address}, port {port}, en TLS et lire le message d’accueil ({protocol})',
  'step.prove-answers.title':
    'Vérifier que {service} accueille les clients sur {address} tcp/{port}',
  'step.prove-answers.why':
    'Écouter n’est pas répondre : le client voit d’abord le message d’accueil.',
  'step.prove-excluded.title': 'Vérifier que tcp/{port} est exclu',
  'step.prove-excluded.why':
    'Ce que dit une commande ne suffit pas : les quatre tables sont relues.',
  'step.prove-free.title': 'Vérifier que tcp/{port} est libre en {family}',
  'step.prove-free.why':
    'Un appel qui annonce une réussite n’a peut-être rien fait : la table des points de terminaison est relue.',
  'step.prove-listening.title': 'Vérifier que {service} écoute à nouveau sur tcp/{port}',
  'step.prove-listening.why':
    'Être en cours d’exécution n’est pas écouter : la table des points de terminaison est relue.',
  'step.prove-running.title-many': 'Vérifier que les {count, number} services fonctionnent tous',
  'step.prove-running.title-one': 'Vérifier que {service} fonctionne',
  'step.prove-running.why':
    'Un service peut s’arrêter peu après son démarrage : le gestionnaire de contrôle des services est interrogé une fois de plus.',
  'step.start-type.title': 'Changer le type de démarrage de {service} de « {from} » à « {to} »',
  'step.start-type.why': 'Il était « {startType} » avant la mise à jour.',
  'step.start.title': 'Démarrer {service}',
  'step.start.why': 'Il fonctionnait auparavant, il doit donc fonctionner à nouveau.',
  'step.start.why-needed': '{service} en a besoin, et il fonctionnait auparavant.',
  'step.start.why-stopped': 'Il a été arrêté pour cela et fonctionne de nouveau ensuite.',
  'step.stop.title': 'Arrêter {service}',
  'step.stop.why-dependant': '{service} ne peut pas s’arrêter tant qu’il fonctionne.',
  'step.stop.why-holder-dependant':
    'Ce qui occupe le port ne peut pas s’arrêter tant qu’il fonctionne.',
  'step.stop.why-not-listening': 'Il fonctionne sans écouter comme il le faisait auparavant.',
  'step.stop.why-own-port':
    'Windows refuse l’exclusion tant que le service lui-même utilise le port.',
  'step.stop.why-sockets': 'Ses sockets prennent fin avec son processus.',
  'step.wait.title': 'Attendre que tcp/{port} soit libre en {family}, au plus {seconds} s',
  'step.wait.why-after-stop':
    'Les sockets prennent fin avec le processus ; celui qui a été fermé dans les règles reste en TIME_WAIT pendant deux à quatre minutes.',
  'step.wait.why-connection':
    '{holder} l’occupe. La plupart des connexions sortantes se terminent en quelques secondes, celles d’un pool en deux minutes environ ; si elle n’a pas pris fin d’ici là, n’y comptez plus.',
  'step.wait.why-time-wait':
    '{holder} l’occupe. TIME_WAIT prend fin de lui-même au bout de deux à quatre minutes.',
};
