# Runs the tracker every morning at 07:00 local time, also after a missed start. Run once in PowerShell:
#   .\install-task.ps1 -Workspace C:\tracker
param([Parameter(Mandatory)] [string] $Workspace)
$exe = (Get-Command tracker).Source
$action = New-ScheduledTaskAction -Execute $exe -Argument "run --config `"$Workspace`"" -WorkingDirectory $Workspace
$trigger = New-ScheduledTaskTrigger -Daily -At 7am
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Hours 2)
Register-ScheduledTask -TaskName "Commitment tracker" -Action $action -Trigger $trigger -Settings $settings
