@echo off
rem Starts Durascope on the first JDK that is new enough: the runtime beside this script (in an image),
rem DURASCOPE_JAVA_HOME, JAVA_HOME, PATH, the usual places. DURASCOPE_JAVA_OPTS holds options for the virtual machine.
setlocal enabledelayedexpansion
set "REQUIRED=25"
set "APP_HOME=%~dp0.."
set "FOUND="
set "OWN_RUNTIME="
set "NATIVE_ACCESS=ALL-UNNAMED"

rem In a runtime image, and in an application image.
for %%R in ("%APP_HOME%\runtime" "%APP_HOME%\..\runtime") do (
  if not defined OWN_RUNTIME if exist "%%~fR\bin\java.exe" set "OWN_RUNTIME=%%~fR"
)
if defined OWN_RUNTIME (
  rem An image's own runtime holds JavaFX as modules.
  set "FOUND=%OWN_RUNTIME%"
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
set "FIRST=%~1"
if "!FIRST:~0,1!"=="-" set "TIERS=1" & set "HEAP="
rem An image comes with its classes loaded and linked, as its own runtime left them after 'durascope selftest'.
set "CACHE="
if defined OWN_RUNTIME if exist "%APP_HOME%\lib\durascope.aot" set "CACHE="-XX:AOTCache=%APP_HOME%\lib\durascope.aot" -Xlog:aot=off -Xlog:cds=off"
setlocal disabledelayedexpansion
"%FOUND%\bin\java.exe" "-Ddurascope.distribution=%APP_HOME%" "--enable-native-access=%NATIVE_ACCESS%" -Dsun.net.httpserver.nodelay=true -Dsun.net.http.retryPost=false -XX:+UseSerialGC -XX:TieredStopAtLevel=%TIERS% %HEAP% %DURASCOPE_JAVA_OPTS% %CACHE% -jar "%JAR%" %*
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
