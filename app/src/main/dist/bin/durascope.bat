@echo off
rem Starts Durascope on the first JDK that is new enough: the runtime beside this script (in a runtime image),
rem DURASCOPE_JAVA_HOME, JAVA_HOME, PATH, the usual places. DURASCOPE_JAVA_OPTS holds options for the virtual machine.
setlocal enabledelayedexpansion
set "REQUIRED=25"
set "APP_HOME=%~dp0.."
set "FOUND="
set "NATIVE_ACCESS=ALL-UNNAMED"

if exist "%APP_HOME%\runtime\bin\java.exe" (
  set "FOUND=%APP_HOME%\runtime"
  set "NATIVE_ACCESS=javafx.graphics,ALL-UNNAMED"
  goto start
)
if defined DURASCOPE_JAVA_HOME (
  call :consider "%DURASCOPE_JAVA_HOME%"
  if not defined FOUND (
    echo durascope: DURASCOPE_JAVA_HOME is %DURASCOPE_JAVA_HOME%, which holds no JDK %REQUIRED% or later: correct it or unset it. 1>&2
    exit /b 2
  )
  goto start
)
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.."
for /d %%D in (
  "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*"
  "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*"
  "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*"
) do call :consider "%%~D"
if not defined FOUND (
  echo durascope: no JDK %REQUIRED% or later was found: install one ^(for example Temurin %REQUIRED% from https://adoptium.net^) or set DURASCOPE_JAVA_HOME to where it is. 1>&2
  exit /b 2
)

:start
set "JAR="
for %%F in ("%APP_HOME%\lib\durascope-app-*.jar") do set "JAR=%%~F"
if not defined JAR (
  echo durascope: %APP_HOME%\lib holds no durascope-app jar: unpack the distribution again. 1>&2
  exit /b 2
)
rem A run or a picture is over before the optimizing compiler pays for itself; windows and servers live longer.
set "TIERS=4"
set "HEAP=-Xms32m"
if "%~1"=="run" set "TIERS=1" & set "HEAP="
if "%~1"=="snapshot" set "TIERS=1" & set "HEAP="
setlocal disabledelayedexpansion
"%FOUND%\bin\java.exe" "-Ddurascope.distribution=%APP_HOME%" "--enable-native-access=%NATIVE_ACCESS%" -Dsun.net.httpserver.nodelay=true -XX:+UseSerialGC -XX:TieredStopAtLevel=%TIERS% %HEAP% %DURASCOPE_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem Sets FOUND to the directory given when it holds a JDK that is new enough and none was found before.
:consider
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "VERSION=%%~V"
  for /f "tokens=1 delims=.+-" %%M in ("!VERSION!") do if %%M GEQ %REQUIRED% set "FOUND=%~1"
)
exit /b 0
