import type { causesPortsEn } from '../../en/stored/causes-ports.ts';

export const causesPortsFr: Readonly<Record<keyof typeof causesPortsEn, string>> = {
  'cause.port-taken':
    '{service} n’a pas pu prendre son port, parce qu’autre chose l’occupait (10048) : {port}.',
  'cause.port-taken-in':
    '{service} n’a pas pu prendre son port, parce qu’autre chose l’occupait (10048) : {port} en {family}.',
  'cause.port-taken-nameless':
    '{service} n’a pas pu prendre son port, parce qu’autre chose l’occupait (10048). On ne sait pas lequel.',
  'cause.port-held':
    '{service} ne peut pas démarrer tant qu’autre chose occupe son port ; rien ne montre comment il s’est arrêté la dernière fois : {port}.',
  'cause.port-held-in':
    '{service} ne peut pas démarrer tant qu’autre chose occupe son port ; rien ne montre comment il s’est arrêté la dernière fois : {port} en {family}.',
  'cause.port-held-nameless':
    '{service} ne peut pas démarrer tant qu’autre chose occupe son port ; rien ne montre comment il s’est arrêté la dernière fois. On ne sait pas lequel.',
  'cause.port-refused':
    '{service} s’est vu refuser son port (10013), et aucune exclusion du système ne l’explique à présent : un détenteur exclusif l’occupait donc : {port}.',
  'cause.port-refused-in':
    '{service} s’est vu refuser son port (10013), et aucune exclusion du système ne l’explique à présent : un détenteur exclusif l’occupait donc : {port} en {family}.',
  'cause.port-refused-nameless':
    '{service} s’est vu refuser son port (10013), et aucune exclusion du système ne l’explique à présent : un détenteur exclusif l’occupait donc. On ne sait pas lequel.',
  'cause.port-refused-unsure':
    '{service} s’est vu refuser son port (10013) par un détenteur exclusif, pour autant que les exclusions aient pu être lues : {port}.',
  'cause.port-refused-unsure-in':
    '{service} s’est vu refuser son port (10013) par un détenteur exclusif, pour autant que les exclusions aient pu être lues : {port} en {family}.',
  'cause.port-refused-unsure-nameless':
    '{service} s’est vu refuser son port (10013) par un détenteur exclusif, pour autant que les exclusions aient pu être lues. On ne sait pas lequel.',
  'cause.port.no-listener':
    'Aucun port en écoute du service n’est connu d’avant la mise à jour, et aucun événement ne nomme le port.',
  'cause.who.now': 'À présent, il est occupé par {now}.',
  'cause.who.still': 'Il était occupé par {now}, et l’est encore.',
  'cause.who.other':
    'Quand le service a échoué, il était occupé par {before} ; à présent par {now}.',
  'cause.who.unknown': 'On ne sait pas qui l’occupe à présent.',
  'cause.who.then-unknown':
    'Quand le service a échoué, il était occupé par {before} ; on ne sait pas qui l’occupe à présent.',
  'cause.who.nobody': 'Personne ne l’occupe à présent ; qui l’occupait alors n’a pas été vu.',
  'cause.who.then-nobody':
    'Quand le service a échoué, il était occupé par {before} ; personne ne l’occupe à présent.',
  'cause.port.candidate':
    '{port} est un candidat documenté ; son utilisation par ce service n’a pas été vue.',
  'cause.port.held': '{port} est occupé à présent par {holder}.',
  'cause.port.held-in': '{port} ({family}) est occupé à présent par {holder}.',
  'cause.port.unknown': 'On ne sait pas qui occupe {port} à présent : {why}',
  'cause.port.own': 'Le service lui-même occupe {port} à présent.',
  'cause.port.free': 'Personne n’occupe {port} à présent.',
  'cause.port.watch': 'La surveillance a vu {holder} sur {port} en {family} de {from} à {to}.',
  'cause.port.watch-failed':
    'La surveillance a vu {holder} sur {port} en {family} de {from} à {to} ; le service a échoué à {failed} UTC.',
  'cause.port.watch-open':
    'La surveillance a vu {holder} sur {port} en {family} à partir de {from}, et ne l’a pas vu lâcher le port.',
  'cause.port.watch-open-failed':
    'La surveillance a vu {holder} sur {port} en {family} à partir de {from}, et ne l’a pas vu lâcher le port ; le service a échoué à {failed} UTC.',
  'cause.port.unwatched':
    'Personne n’a surveillé la mise à jour : on ne sait donc pas qui occupait alors le port.',
  'cause.port.failure-time-not-known':
    'On ne sait pas quand le service a échoué : rien ne prouve donc que l’un d’eux est le bon.',
  'cause.port.nobody-watched-then':
    'Personne ne surveillait à {time} UTC, quand le service a échoué.',
  'cause.port.nobody-seen-then':
    'La surveillance n’a vu personne sur le port à {time} UTC, quand le service a échoué.',
  'cause.excluded':
    '{service} s’est vu refuser son port (10013) : l’exclusion du système {range} en {family} couvre tcp/{port}.',
  'cause.excluded-now':
    '{service} ne peut pas démarrer tant que Windows lui refuse son port : l’exclusion du système {range} en {family} couvre tcp/{port}.',
  'cause.excluded.row':
    'Les exclusions actives d’{family} contiennent la ligne du système {range}.',
  'cause.excluded.no-row':
    'Aucune exclusion du système en {family} ne couvre le port à présent ; l’une d’elles a pu se déplacer depuis.',
  'cause.refused-port-not-known':
    '{service} s’est vu refuser son port (10013) : une exclusion du système ou un détenteur exclusif. On ne sait pas quel port, la question reste donc ouverte.',
  'cause.refused-exclusions-unread':
    '{service} s’est vu refuser son port (10013) : une exclusion du système ou un détenteur exclusif. Les exclusions n’ont pas pu être lues en entier, la question reste donc ouverte.',
};
