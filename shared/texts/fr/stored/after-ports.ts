import type { afterPortsEn } from '../../en/stored/after-ports.ts';

export const afterPortsFr: Readonly<Record<keyof typeof afterPortsEn, string>> = {
  'PORT-102.question':
    'Après : les ports principaux, les plages et les exclusions sont-ils tels que la prochaine mise à jour les demande ?',
  'PORT-102.what': 'Plages et exclusions',
  'PORT-102.ports-not-known': 'Les ports principaux sont inconnus',
  'PORT-102.ports-not-known.summary': '« {item} » n’a pas pu être lu ({code} : {message}).',
  'PORT-102.no-port': 'Aucun port principal à protéger',
  'PORT-102.no-port.summary':
    'Aucun service d’Exchange n’écoute, ni n’écoutait, sur un port à lui en dehors des ports bien connus.',
  'PORT-102.not-in-use': '{subject} : le service n’est pas utilisé',
  'PORT-102.not-in-use.summary':
    'Il était arrêté avant la mise à jour et l’est encore, et personne n’en dépend.',
  'PORT-102.refused': '{family} : une exclusion du système couvre le port et le refuse au service.',
  'PORT-102.outside': '{family} : hors de la plage de ports dynamiques.',
  'PORT-102.not-excluded': '{family} : dans la plage de ports dynamiques et non exclu.',
  'PORT-102.until-boot': '{family} : exclu jusqu’au prochain démarrage seulement.',
  'PORT-102.standing-unread': '{family} : la plage ou une table d’exclusions n’a pas pu être lue.',
  'PORT-102.excluded': '{family} : dans la plage de ports dynamiques, et exclu durablement.',
  'PORT-102.at-risk':
    '{subject} : la prochaine mise à jour, ou le prochain redémarrage, peut perdre ce port',
  'PORT-102.candidate': 'Personne n’y a été vu à l’écoute : un candidat documenté.',
  'PORT-102.protect':
    'Protéger les ports de {service} : arrêter le service, exclure le port en IPv4 et en IPv6, démarrer le service, prouver les deux.',
  'PORT-102.unknown': '{subject} : on ne sait pas si le port est protégé',
  'PORT-102.guessed':
    'Le port configuré n’a pas pu être lu ; le numéro est la valeur par défaut documentée.',
  'PORT-102.pass': '{subject} : le port est tel qu’il doit être',
  'PORT-102.exclusions-not-compared': '{subject} : comparaison impossible',
  'PORT-102.exclusions-unread-now': 'À présent : {code} : {message}',
  'PORT-102.exclusions-unread-before': 'Avant la mise à jour : {code} : {message}',
  'PORT-102.lost': '{subject} : {ranges} n’est plus exclu',
  'PORT-102.lost.summary':
    'Quelqu’un l’avait exclu avant la mise à jour, et l’exclusion a disparu.',
  'PORT-102.range-unread-now': 'Non lue cette fois.',
  'PORT-102.range-changed': '{subject} : {now}, avant la mise à jour {before}',
  'PORT-102.range-changed.summary':
    'Setup peut redéfinir la plage. Vous seul pouvez dire si c’est voulu ; les ports ainsi exposés sont signalés un par un.',
  'SVC-103.question': 'Après : chaque port est-il écouté par son propre service ?',
  'SVC-103.what': 'Ports en écoute',
  'SVC-103.none': 'Aucun service d’Exchange n’écoutait sur un port à lui',
  'SVC-103.none.summary':
    'L’état de référence ne montre aucun port écouté par Exchange, ni aucun port bien connu en écoute.',
  'SVC-103.contradiction': '{subject} : les tables se contredisent',
  'SVC-103.contradiction.summary':
    '{odd}. On ne sait donc pas qui écoute ; relancez la vérification.',
  'SVC-103.own': '{subject} : son propre service écoute',
  'SVC-103.own.summary': 'Il écoute en {family}, comme avant.',
  'SVC-103.own.summary-both': 'Il écoute en IPv4 et en IPv6, comme avant.',
  'SVC-103.own.other-program': 'Par un autre programme qu’avant : {now}, avant {before}.',
  'SVC-103.may-stop': '{subject} : le service peut légitimement être arrêté',
  'SVC-103.may-stop.summary': 'Il est arrêté, et {why}.',
  'SVC-103.moved': '{subject} : il écoute sur un autre port',
  'SVC-103.moved.summary':
    '{service} fonctionne et écoute sur {ports}, ce qu’il ne faisait pas avant.',
  'SVC-103.moved.judge':
    'Vous seul pouvez dire si l’ancien port était choisi par Windows à chaque démarrage ou si d’autres comptent sur lui.',
  'SVC-103.moved.unread':
    'Le mappeur de points de terminaison RPC n’a pas été lu : on ne sait donc pas s’il s’agit d’un point de terminaison RPC dynamique, qui change à chaque démarrage.',
  'SVC-103.silent': '{subject} : son service n’écoute pas',
  'SVC-103.silent-in': '{subject} : son service n’écoute pas en {families}',
  'SVC-103.narrowed': '{subject} : son service écoute sur moins d’adresses {families} qu’avant',
  'SVC-103.before': 'Avant la mise à jour, il écoutait en {families}.',
  'SVC-103.now': 'À présent, {family} : {holder}.',
  'SVC-103.now-both': 'À présent, IPv4 : {ipv4} ; IPv6 : {ipv6}.',
  'SVC-103.holder-not-known': 'on ne sait pas qui l’occupe',
  'SVC-103.nobody': 'personne ne l’occupe',
  'SVC-103.held': 'occupé par {holder}',
  'SVC-103.service-gone': 'Le service {service} a disparu, ou a été renommé.',
  'SVC-103.runs': '{service} fonctionne malgré tout.',
  'SVC-103.down': 'État de {service} : {state} ; voir SVC-101.',
  'SVC-103.recover':
    'Remettre {service} en service : libérer son port, l’exclure, démarrer le service, prouver qu’il écoute et répond.',
};
