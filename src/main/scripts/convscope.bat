@echo off
rem Starts ConvScope on a Java that is new enough, though the default one may be older.
setlocal EnableExtensions DisableDelayedExpansion
set NEEDED=25
set "FOUND="

if defined JAVA_HOME call :try "%JAVA_HOME:"=%"
for %%J in (java.exe) do if not "%%~dp$PATH:J"=="" call :try "%%~dp$PATH:J.."
for /d %%D in (
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Microsoft\*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\BellSoft\*"
    "%ProgramFiles%\SapMachine\JDK\*"
    "%ProgramFiles%\OpenJDK\*"
    "%LocalAppData%\Programs\Eclipse Adoptium\*"
    "%LocalAppData%\Programs\Microsoft\*"
    "%UserProfile%\.jdks\*"
) do call :try "%%~D"
for /d %%D in ("%UserProfile%\scoop\apps\*jdk*") do call :try "%%~D\current"

if not defined FOUND (
    echo ConvScope needs Java %NEEDED% or newer: install one ^(https://adoptium.net^) or let JAVA_HOME name it. 1>&2
    exit /b 1
)
rem What it prints is UTF-8; the console gets its own code page back, which chcp tells behind a colon.
set "PAGE="
for /f "tokens=2 delims=:." %%C in ('chcp 2^>nul') do set "PAGE=%%C"
if defined PAGE chcp 65001 >nul 2>&1
"%FOUND%\bin\java.exe" "@%~dp0jvm.options" -jar "%~dp0..\convscope.jar" %*
set "CODE=%ERRORLEVEL%"
if defined PAGE chcp %PAGE% >nul 2>&1
exit /b %CODE%

rem Takes the Java in the directory %1 if it is new enough: its release file says JAVA_VERSION="25.0.3".
:try
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f usebackq^ tokens^=1^,2^ delims^=.^=^-^" %%K in ("%~1\release") do (
    if "%%K"=="JAVA_VERSION" if %%L GEQ %NEEDED% set "FOUND=%~1"
)
exit /b 0
