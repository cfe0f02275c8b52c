/*
 * What netsh prints in four languages. Seen in output of real machines: all English, both Chinese tables, the French
 * exclusion table, the Chinese message 32. Everything else keeps the real layout with words that were never
 * seen (above all the German and part of the French): layout only, nothing may decide by them.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

typedef struct {
    WORD language;
    const WCHAR *dynamicBefore, *dynamicAfter, *startPort, *portCount;
    const WCHAR *excludedBefore, *excludedAfter, *columns, *dashes, *legend;
    const WCHAR *done, *inUse, *notFound, *invalid;
} Words;

static const Words allWords[] = {
    {LANG_ENGLISH,
     L"Protocol ", L" Dynamic Port Range", L"Start Port      : ", L"Number of Ports : ",
     L"Protocol ", L" Port Exclusion Ranges", L"Start Port    End Port      ", L"----------    --------      ",
     L"* - Administered port exclusions.",
     L"Ok.", L"The process cannot access the file because it is being used by another process.",
     L"The system cannot find the file specified.", L"The parameter is incorrect."},
    {LANG_FRENCH,
     L"Protocole ", L" Plage de ports dynamique", L"Port de démarrage : ", L"Nombre de ports   : ",
     L"Protocole ", L" Plages d'exclusion de ports", L"Port de début    Port de fin      ",
     L"-------------    -----------      ", L"* - Exclusions de ports administrés.",
     L"Ok.",
     L"Le processus ne peut pas accéder au fichier car ce fichier est utilisé par un autre processus.",
     L"Le fichier spécifié est introuvable.", L"Paramètre incorrect."},
    {LANG_GERMAN,
     L"Protokoll ", L" Dynamischer Portbereich", L"Startport       : ", L"Anzahl von Ports: ",
     L"Protokoll ", L" Portausschlussbereiche", L"Startport    Endport      ", L"---------    -------      ",
     L"* - Verwaltete Portausschlüsse.",
     L"OK.",
     L"Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet wird.",
     L"Das System kann die angegebene Datei nicht finden.", L"Falscher Parameter."},
    {LANG_CHINESE,
     L"协议 ", L" 动态端口范围", L"启动端口        : ", L"端口数          : ",
     L"协议 ", L" 端口排除范围", L"开始端口    结束端口      ", L"----------    --------      ",
     L"* - 管理的端口排除。",
     L"确定。", L"另一个程序正在使用此文件，进程无法访问。",
     L"系统找不到指定的文件。", L"参数错误。"},
};

/* The language is that of the user interface, as for the real tool. */
static const Words *wordsOfThisWindows(void)
{
    WORD language = PRIMARYLANGID(GetUserDefaultUILanguage());
    size_t i;
    for (i = 1; i < sizeof allWords / sizeof *allWords; i++) {
        if (allWords[i].language == language) return &allWords[i];
    }
    return &allWords[0];
}
