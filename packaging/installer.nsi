; Installs nkavtal for one person, without administrator rights. Made by packaging/freeze.py, which hands in
; VERSION, VERSION_FOUR, SOURCE (the one-folder build), OUTPUT, ICON and PICTURE; nothing is asked of the network.
;
; What it removes is only what it brought: two programs, _internal, its own shortcut and its own lines in the registry.
; Registers, settings and logs lie elsewhere and are nobody's business here.

Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "nkavtal"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define LISTED "$SMPROGRAMS\${NAME}.lnk"
!define UNINSTALLER "$INSTDIR\avinstallera.exe"

Name "${NAME}"
Caption "Installation av ${NAME}"
UninstallCaption "Avinstallation av ${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif

VIProductVersion "${VERSION_FOUR}"
VIAddVersionKey /LANG=1053 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1053 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "FileDescription" "Installation av ${NAME}"
VIAddVersionKey /LANG=1053 "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Installera ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${NAME} är ett register över kommunernas gemensamma avtal.$\r$\n$\r$\nProgrammet installeras bara för dig. Du behöver inte vara administratör.$\r$\n$\r$\nFinns en tidigare version ersätts den. Dina register och inställningar är kvar."
!define MUI_FINISHPAGE_TITLE "${NAME} är installerat"
!define MUI_FINISHPAGE_TEXT "Du hittar programmet i Startmenyn."
!define MUI_FINISHPAGE_RUN "$INSTDIR\nkavtal.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Starta ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} tas bort från datorn. Dina register, säkerhetskopior, inställningar och loggar är kvar."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

LangString InUse 1053 "${NAME} är igång. Stäng programmet och försök igen. Inget är ändrat."
LangString HoldsRegister 1053 "Den mappen är till för register och inställningar. Välj en annan mapp för programmet. Inget är ändrat."

; A program that runs cannot be opened for writing. Asks again until it can; when silent, leaves with 2 at once.
!macro LeaveProgramsAlone
  try:
  ClearErrors
  IfFileExists "$INSTDIR\nkavtal.exe" 0 +3
    FileOpen $0 "$INSTDIR\nkavtal.exe" a
    FileClose $0
  IfErrors busy
  IfFileExists "$INSTDIR\nkavtal-cli.exe" 0 +3
    FileOpen $0 "$INSTDIR\nkavtal-cli.exe" a
    FileClose $0
  IfErrors busy free
  busy:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUse)" /SD IDCANCEL IDRETRY try
    SetErrorLevel 2
    Quit
  free:
!macroend

Function PlaceIsOurs
  StrLen $1 "$LOCALAPPDATA\${NAME}"
  StrCpy $2 "$INSTDIR\" $1
  StrCpy $3 "$INSTDIR\" 1 $1
  StrCmp "$2$3" "$LOCALAPPDATA\${NAME}\" holds
  IfFileExists "$INSTDIR\nkavtal.db" holds ours
  holds:
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(HoldsRegister)" /SD IDOK
    SetErrorLevel 2
    Quit
  ours:
FunctionEnd

Section
  SetShellVarContext current
  Call PlaceIsOurs
  !insertmacro LeaveProgramsAlone
  ; the version before stands aside until the new one is whole
  RMDir /r "$INSTDIR\_internal.old"
  Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
  SetOutPath "$INSTDIR\_internal"
  File /r "${SOURCE}/_internal/*.*"
  SetOutPath "$INSTDIR"
  File "${SOURCE}/nkavtal.exe"
  File "${SOURCE}/nkavtal-cli.exe"
  RMDir /r "$INSTDIR\_internal.old"
  WriteUninstaller "${UNINSTALLER}"
  CreateShortcut "${LISTED}" "$INSTDIR\nkavtal.exe" "" "$INSTDIR\nkavtal.exe" 0 SW_SHOWNORMAL "" "Register över gemensamma avtal"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\nkavtal.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Function .onInstFailed
  IfFileExists "$INSTDIR\_internal.old\*.*" 0 end
    RMDir /r "$INSTDIR\_internal"
    Rename "$INSTDIR\_internal.old" "$INSTDIR\_internal"
  end:
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro LeaveProgramsAlone
  Delete "$INSTDIR\nkavtal.exe"
  Delete "$INSTDIR\nkavtal-cli.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_internal.old"
  Delete "${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "${LISTED}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
