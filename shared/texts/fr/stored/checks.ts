import type { checksEn } from '../../en/stored/checks.ts';

export const checksFr: Readonly<Record<keyof typeof checksEn, string>> = {
  'PORT-003.question': 'Un port principal est-il occupé par autre chose que son service ?',
  'PORT-003.captured': '{subject} est capturé par {holder}',
  'PORT-003.captured.summary':
    'Le port {port} est occupé par {holder}. Tant qu’il en est ainsi, {service} ne peut pas démarrer (erreur 10048), et aucune exclusion ne peut être ajoutée.',
  'PORT-003.captured.summary-since':
    'Le port {port} est occupé par {holder} ; le processus fonctionne depuis {since}. Tant qu’il en est ainsi, {service} ne peut pas démarrer (erreur 10048), et aucune exclusion ne peut être ajoutée.',
  'PORT-003.unknown': '{subject} : on ne sait pas qui occupe le port',
  'PORT-003.unknown.hint':
    'Relancez le contrôle ; si rien ne change, cherchez pourquoi les tables sont illisibles ou se contredisent.',
  'PORT-003.own': '{subject} : occupé par son propre service',
  'PORT-003.own.summary': '{service} écoute lui-même ({families}).',
  'PORT-003.free': '{subject} : personne n’occupe le port',
  'PORT-003.free.summary': 'Aucun point de terminaison d’aucun processus n’a ce port.',
  'PORT-003.time-wait': 'une connexion en TIME_WAIT',
  'PORT-003.no-table': 'quelque chose qu’aucune table ne nomme',
  'PORT-003.protect':
    'Quand le port sera libre : protégez les ports de {service}, pour qu’il ne puisse plus être capturé.',
  'PORT-003.wait-time-wait':
    'Attendez : TIME_WAIT se termine de lui-même en deux à quatre minutes. Relancez ensuite le contrôle.',
  'PORT-003.restart-program':
    'Arrêtez ou redémarrez le programme qui occupe le port, si vous savez ce que c’est.',
  'PORT-003.wait':
    'Attendez et relancez le contrôle : beaucoup de connexions sortantes se terminent en quelques minutes. Si celle-ci demeure, libérez le port.',
  'check.not-in-use': '{subject} : le service n’est pas utilisé',
  'check.not-in-use.summary':
    '{service} est arrêté et son type de démarrage est {type} : personne n’en dépend, son port ne peut donc pas bloquer la mise à jour. D’après les plages et les exclusions, son risque serait : {risk}.',
  'check.ports-not-known': 'Les ports principaux sont inconnus',
  'check.ports-not-known.summary':
    '« {item} » n’a pas pu être lu ({code} : {message}) : on ne sait donc pas quels ports doivent rester libres.',
  'check.no-port': 'Aucun port principal à protéger',
  'check.no-port.summary':
    'Aucun service Exchange n’écoute sur un port à lui en dehors des ports frontaux bien connus, et aucun service installé ne le ferait.',
  'check.failed': 'Le contrôle lui-même a échoué',
  'check.failed.summary': 'C’est un défaut du programme, et la question reste ouverte : {error}',
  'HOST-001.question': 'Le processus fonctionne-t-il avec élévation ?',
  'HOST-001.elevated': 'L’agent fonctionne avec élévation',
  'HOST-001.elevated.summary': 'Il peut tout lire, et modifier ce que vous confirmez.',
  'HOST-001.unknown': 'On ne sait pas si l’agent fonctionne avec élévation',
  'HOST-001.unknown.summary':
    'Windows n’a pas répondu à la question : on ne sait donc pas ce que l’agent peut modifier.',
  'HOST-001.not-elevated': 'L’agent fonctionne sans élévation',
  'HOST-001.not-elevated.summary':
    'Il travaille en lecture seule : certains faits ne sont pas lus, et aucun port ne peut être protégé. Setup a lui aussi besoin d’une console avec élévation.',
  'HOST-001.not-elevated.hint':
    'Reconnectez-vous et acceptez la demande d’élévation, ou ouvrez le terminal avec « Exécuter en tant qu’administrateur ».',
  'SVC-001.question': 'Un état de référence complet des services Exchange a-t-il été établi ?',
  'SVC-001.incomplete': 'L’état de référence est incomplet',
  'SVC-001.incomplete.summary':
    'Sans lui, personne ne peut dire ensuite ce que la mise à jour a cassé.',
  'SVC-001.incomplete.hint':
    'Relancez le contrôle quand aucun service n’est en cours de démarrage ou d’arrêt.',
  'SVC-001.unread': '« {item} » n’a pas pu être lu ({code} : {message})',
  'SVC-001.none': 'Aucun service Exchange n’a été trouvé sur ce serveur',
  'SVC-001.no-start-type': '{service} : type de démarrage non lu',
  'SVC-001.no-program': '{service} : programme non lu',
  'SVC-001.neither': '{service} : type de démarrage et programme non lus',
  'SVC-001.complete':
    'État de référence de {count, plural, one {# service} other {# services}} Exchange',
  'SVC-001.complete.summary':
    'État, type de démarrage, processus, programme et dépendances ont été lus : {running, number} en cours d’exécution, {others, plural, one {# arrêté ou en transition} other {# arrêtés ou en transition}}.',
  'SVC-002.question':
    'Un service Exchange qui devrait fonctionner est-il déjà arrêté ou désactivé, avant la mise à jour ?',
  'SVC-002.unread': 'Les services n’ont pas pu être lus',
  'SVC-002.all-run': 'Tous les services qui devraient fonctionner fonctionnent',
  'SVC-002.none': 'Aucun service Exchange n’a été trouvé',
  'SVC-002.looked-at':
    '{count, plural, one {# service Exchange a été examiné} other {# services Exchange ont été examinés}}.',
  'SVC-002.no-start-type': '{service} : le type de démarrage n’a pas pu être lu',
  'SVC-002.no-start-type.summary':
    'État du service : {state} ; sans son type de démarrage, personne ne peut dire s’il devrait fonctionner.',
  'SVC-002.disabled': '{service} est désactivé',
  'SVC-002.disabled.summary':
    'Le type de démarrage documenté est Automatique. Un Setup qui a échoué laisse des services désactivés, et l’état enregistré par Setup lui-même peut ensuite tenir cela pour la vérité.',
  'SVC-002.disabled.hint':
    'Cherchez si une mise à jour antérieure a échoué (ExchangeSetup.log). Rétablissez le type de démarrage que le service avait ; ne réglez pas tous les services sur Automatique : POP et IMAP sont en Manuel si vous ne les utilisez pas.',
  'SVC-002.down': '{service} devrait fonctionner ; état actuel : {state}',
  'SVC-002.down.summary':
    'Son type de démarrage est {type}. Setup ne redémarre que ce qui fonctionnait avant : le service resterait donc arrêté.',
  'SVC-002.down.summary-why':
    'Son type de démarrage est {type} ; la dernière fois, {reason}. Setup ne redémarre que ce qui fonctionnait avant : le service resterait donc arrêté.',
  'SVC-002.down.hint':
    'Réglez cela avant la mise à jour, sinon il sera difficile de dire ce qu’elle a cassé.',
  'PORT-001.question':
    'Chaque port principal (back-end) est-il hors de la plage de ports dynamiques, ou protégé dans les deux familles ?',
  'PORT-001.rpc.subject': 'Points de terminaison RPC de {server}',
  'PORT-001.rpc': 'Les points de terminaison RPC dynamiques n’ont pas besoin de protection',
  'PORT-001.rpc.summary':
    '{count, plural, one {# port est enregistré} other {# ports sont enregistrés}} auprès du mappeur de points de terminaison RPC. Un serveur RPC prend n’importe quel port libre à son démarrage et les clients le demandent au mappeur : une capture ne l’empêche donc pas de démarrer : {ports}.',
  'PORT-001.unknown': '{subject} : on ne sait pas si le port peut être capturé',
  'PORT-001.unknown.guessed':
    'Le port configuré n’a pas pu être lu ; le numéro indiqué est la valeur par défaut documentée et n’est pas forcément celui qui est utilisé.',
  'PORT-001.unknown.unread':
    'La plage de ports dynamiques ou les exclusions de {families} n’ont pas pu être lues.',
  'PORT-001.unknown.hint': 'Rendez les tables lisibles (voir PORT-005) et relancez ce contrôle.',
  'PORT-001.outside': '{subject} : hors de la plage de ports dynamiques',
  'PORT-001.outside.summary':
    'Windows n’attribue jamais ce port de lui-même : la plage IPv4 est {ipv4}, la plage IPv6 est {ipv6}.',
  'PORT-001.protected': '{subject} : dans la plage, et protégé',
  'PORT-001.protected.summary':
    'Le port est dans la plage de ports dynamiques de {families}, et une exclusion empêche Windows de l’y attribuer.',
  'PORT-001.only-blocked': '{subject} : dans la plage, et non protégé',
  'PORT-001.only-blocked.summary':
    'En {families}, seule une exclusion du système couvre le port. Ce n’est pas une protection : elle refuse le port au service lui-même (voir PORT-002), et peut se trouver ailleurs après le prochain démarrage ; le port peut alors être capturé.',
  'PORT-001.only-blocked.hint':
    'Déplacez d’abord l’exclusion du système (voir PORT-002), puis protégez le port.',
  'PORT-001.at-risk': '{subject} peut être capturé pendant la mise à jour',
  'PORT-001.at-risk.summary':
    'Tant que le service est arrêté, Windows peut attribuer le port {port} à n’importe quelle connexion sortante (plage de ports dynamiques : {ranges} ; aucune exclusion en {families}). {service} ne pourrait alors plus démarrer : erreur 10048, et Setup annoncerait tout de même une réussite.',
  'PORT-001.candidate':
    'Rien n’a été vu à l’écoute pour ce service : le port est donc un candidat documenté ; les sources en citent plusieurs.',
  'PORT-001.protect':
    'Protéger les ports de {service} : arrêter le service, exclure le port en IPv4 et en IPv6, démarrer le service, prouver les deux.',
  'PORT-001.commands-refused':
    'Les commandes sont refusées tant que quoi que ce soit utilise le port, y compris le service lui-même ; c’est pourquoi le plan l’arrête d’abord.',
  'PORT-002.question':
    'Un port principal (back-end) est-il dans une exclusion du système (non administrée) ?',
  'PORT-002.blocked': '{subject} est bloqué par une exclusion du système',
  'PORT-002.blocked.summary':
    'Une exclusion du système ({families}) couvre le port {port}. Windows refusera la liaison avec 10013 au prochain démarrage de {service}. De telles lignes sont créées par Hyper-V, WinNAT ou le service réseau hôte (HNS), couvrent en général 100 ports et peuvent se trouver ailleurs après le prochain redémarrage du serveur.',
  'PORT-002.blocked.hint':
    'Cherchez quel composant a créé la ligne (Hyper-V, WinNAT, conteneurs). Sur un serveur Exchange, ils sont rarement voulus : supprimez le composant, ou arrêtez-le, protégez le port, puis redémarrez-le. Relancez le contrôle après un redémarrage du serveur.',
  'PORT-002.unknown': '{subject} : on ne sait pas si une exclusion du système couvre le port',
  'PORT-002.unknown.summary': 'Une table d’exclusions n’a pas pu être lue.',
  'PORT-002.none': '{subject} : aucune exclusion du système ne couvre le port',
  'PORT-002.none.summary': 'Le service peut ouvrir son port en IPv4 et en IPv6.',
  'PORT-004.question':
    'Chaque exclusion est-elle dans les deux familles et dans le magasin persistant ?',
  'PORT-004.not-applicable': '{subject} : aucune exclusion à compléter',
  'PORT-004.outside':
    'Le port est hors de la plage de ports dynamiques : il n’a donc pas besoin d’exclusion.',
  'PORT-004.not-excluded':
    'Aucune exclusion administrée ne couvre le port ; PORT-001 dit s’il en faut une.',
  'PORT-004.unknown': '{subject} : on ne sait pas où le port est exclu',
  'PORT-004.unknown.summary': 'Une table d’exclusions, active ou persistante, n’a pas pu être lue.',
  'PORT-004.complete': '{subject} : exclu partout où cela compte',
  'PORT-004.complete.summary':
    'L’exclusion est en vigueur et enregistrée pour le prochain démarrage ({families}).',
  'PORT-004.halves': '{subject} n’est exclu qu’à moitié',
  'PORT-004.halves.missing': 'L’exclusion manque ici : {places}.',
  'PORT-004.place.ipv4.active': 'IPv4 actif',
  'PORT-004.place.ipv4.persistent': 'IPv4 persistant',
  'PORT-004.place.ipv6.active': 'IPv6 actif',
  'PORT-004.place.ipv6.persistent': 'IPv6 persistant',
  'PORT-004.halves.now': 'Le port peut être capturé dès maintenant dans cette famille.',
  'PORT-004.halves.until-boot':
    'Elle ne tient que jusqu’au prochain redémarrage, et la mise à jour se termine par un redémarrage.',
  'PORT-004.protect':
    'Protéger les ports de {service} : complète l’exclusion dans les deux familles et dans le magasin persistant.',
  'PORT-005.question': 'Toutes les tables de plages et d’exclusions ont-elles pu être lues ?',
  'PORT-005.unread':
    '{failed, plural, one {# table sur {all, number} n’a pas pu être lue} other {# tables sur {all, number} n’ont pas pu être lues}}',
  'PORT-005.unread.summary': 'Ce qui ne peut pas être lu n’est pas pris pour une bonne nouvelle.',
  'PORT-005.unread.hint':
    'Lancez la commande indiquée avec les preuves dans une console avec élévation sur le serveur et regardez ce qu’elle répond ; relancez ensuite ce contrôle.',
  'PORT-005.read': 'Toutes les tables de plages et d’exclusions ont été lues',
  'PORT-006.question': 'Quelle est la probabilité d’une capture pendant la fenêtre ?',
  'PORT-006.untold': 'La probabilité d’une capture ne peut pas être donnée',
  'PORT-006.untold.exposure': 'On ne sait pas pour chaque port principal s’il peut être attribué.',
  'PORT-006.untold.counters':
    'Le rythme d’attribution n’a pas pu être mesuré : les deux lectures sont trop rapprochées, ou les compteurs ont reculé.',
  'PORT-006.untold.unread': 'Le rythme d’attribution n’a pas pu être mesuré : {why}.',
  'PORT-006.none': 'Aucun port utilisé ne peut être capturé',
  'PORT-006.none.summary':
    'Chaque port principal utilisé est hors de la plage de ports dynamiques ou en est exclu : Windows ne l’attribue donc pas.',
  'PORT-006.chance': 'Probabilité d’une capture : {chance}',
  'PORT-006.chance-between': 'Probabilité d’une capture : {low} à {high}',
  'PORT-006.chance.summary':
    'Un port exposé est attribué au moins une fois pendant la fenêtre avec une probabilité de {ever, select, bounds {{everLow} à {everHigh}} other {{everLow}}} ; il est occupé au moment précis du redémarrage avec une probabilité de {held, select, bounds {{heldLow} à {heldHigh}} other {{heldLow}}}.',
  'PORT-006.chance.window':
    'Fenêtre : {minutes} min, {count, plural, one {# port exposé} other {# ports exposés}}.',
  'PORT-006.chance.hint':
    'Une faible probabilité n’est pas une raison d’accepter le risque : protéger les ports le supprime.',
};
