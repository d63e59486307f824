-- A store as schema 1 wrote it: one execution that ended, one that waits for a callback.
CREATE TABLE execution (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  time_mode TEXT NOT NULL,
  timeout_seconds INTEGER NOT NULL,
  retention_days INTEGER NOT NULL,
  tenant_id TEXT,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  held INTEGER NOT NULL,
  parent_arn TEXT,
  journal_size INTEGER NOT NULL);
INSERT INTO execution VALUES(1,'arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST/durable-execution/done/f0163ac7-99b6-4492-9765-b523e949c612','REAL',86400,30,NULL,'SUCCEEDED',1795243658788,1795243661026,0,NULL,14);
INSERT INTO execution VALUES(2,'arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST/durable-execution/waiting/fca2f351-3b85-4121-9936-a9f5e11b8854','REAL',86400,30,NULL,'RUNNING',1795243659482,NULL,0,NULL,8);
CREATE TABLE journal (
  execution INTEGER NOT NULL,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY (execution, position)) WITHOUT ROWID;
INSERT INTO journal VALUES(1,1,1795243658789,'ExecutionStarted','{"EventType":"ExecutionStarted","EventId":1,"Id":"f0163ac7-99b6-4492-9765-b523e949c612","Name":"done","EventTimestamp":1795243658788,"ExecutionStartedDetails":{"Input":{"Payload":"{\"amount\":1}","Truncated":false},"ExecutionTimeout":86400}}');
INSERT INTO journal VALUES(1,2,1795243659419,'invocationStarted','{"number":1,"requestId":"3026b41a-6609-47c1-9de2-a4bdc27ccb5a","cause":"STARTED","updatedOperationIds":[],"knownOperations":1}');
INSERT INTO journal VALUES(1,3,1795243659419,'tokenIssued','{"invocation":1,"token":"EiA9+UaAE6L1VNbWO57DGwAAAAAAAAAA"}');
INSERT INTO journal VALUES(1,4,1795243659549,'checkpointAccepted','{"invocation":1,"token":"EiA9+UaAE6L1VNbWO57DGwAAAAAAAAAA","updates":1,"bytes":0}');
INSERT INTO journal VALUES(1,5,1795243659549,'CallbackStarted','{"EventType":"CallbackStarted","SubType":"Callback","EventId":2,"Id":"approval","Name":"approval","EventTimestamp":1795243659535,"CallbackStartedDetails":{"CallbackId":"owNt8dLwaYrf30OMtDTKPxu5XRLJxPQKaVWHkADm51KD"}}');
INSERT INTO journal VALUES(1,6,1795243659549,'tokenIssued','{"invocation":1,"token":"EiA9+UaAE6L1VNbWO57DGgAAAAAAAAAB"}');
INSERT INTO journal VALUES(1,7,1795243659589,'invocationReturned','{"number":1,"status":"PENDING"}');
INSERT INTO journal VALUES(1,8,1795243659589,'InvocationCompleted','{"EventType":"InvocationCompleted","EventId":3,"EventTimestamp":1795243659589,"InvocationCompletedDetails":{"StartTimestamp":1795243659419,"EndTimestamp":1795243659589,"RequestId":"3026b41a-6609-47c1-9de2-a4bdc27ccb5a"}}');
INSERT INTO journal VALUES(1,9,1795243661012,'CallbackSucceeded','{"EventType":"CallbackSucceeded","SubType":"Callback","EventId":4,"Id":"approval","Name":"approval","EventTimestamp":1795243661012,"CallbackSucceededDetails":{"Result":{"Payload":"true","Truncated":false}}}');
INSERT INTO journal VALUES(1,10,1795243661016,'invocationStarted','{"number":2,"requestId":"a07140cc-b250-4bf2-8cd1-c715c32b586e","cause":"RESUMED","updatedOperationIds":["approval"],"knownOperations":2}');
INSERT INTO journal VALUES(1,11,1795243661016,'tokenIssued','{"invocation":2,"token":"EiA9+UaAE6L1VNbWO57DGQAAAAAAAAAC"}');
INSERT INTO journal VALUES(1,12,1795243661026,'invocationReturned','{"number":2,"status":"SUCCEEDED"}');
INSERT INTO journal VALUES(1,13,1795243661026,'InvocationCompleted','{"EventType":"InvocationCompleted","EventId":5,"EventTimestamp":1795243661026,"InvocationCompletedDetails":{"StartTimestamp":1795243661016,"EndTimestamp":1795243661026,"RequestId":"a07140cc-b250-4bf2-8cd1-c715c32b586e"}}');
INSERT INTO journal VALUES(1,14,1795243661026,'ExecutionSucceeded','{"EventType":"ExecutionSucceeded","EventId":6,"Id":"f0163ac7-99b6-4492-9765-b523e949c612","Name":"done","EventTimestamp":1795243661026,"ExecutionSucceededDetails":{"Result":{"Payload":"\"approved\"","Truncated":false}}}');
INSERT INTO journal VALUES(2,1,1795243659482,'ExecutionStarted','{"EventType":"ExecutionStarted","EventId":1,"Id":"fca2f351-3b85-4121-9936-a9f5e11b8854","Name":"waiting","EventTimestamp":1795243659482,"ExecutionStartedDetails":{"Input":{"Payload":"{\"amount\":2}","Truncated":false},"ExecutionTimeout":86400}}');
INSERT INTO journal VALUES(2,2,1795243659483,'invocationStarted','{"number":1,"requestId":"53afc24d-70cb-40c0-b985-3f66d265c34f","cause":"STARTED","updatedOperationIds":[],"knownOperations":1}');
INSERT INTO journal VALUES(2,3,1795243659483,'tokenIssued','{"invocation":1,"token":"IT0xVOoLo1NRAt81j0TnzAAAAAAAAAAA"}');
INSERT INTO journal VALUES(2,4,1795243659564,'checkpointAccepted','{"invocation":1,"token":"IT0xVOoLo1NRAt81j0TnzAAAAAAAAAAA","updates":1,"bytes":0}');
INSERT INTO journal VALUES(2,5,1795243659564,'CallbackStarted','{"EventType":"CallbackStarted","SubType":"Callback","EventId":2,"Id":"approval","Name":"approval","EventTimestamp":1795243659552,"CallbackStartedDetails":{"CallbackId":"AJbSSO8TMblaZylQ5Erv/mNosqU2tqVc1AScH7Ixu2Kx"}}');
INSERT INTO journal VALUES(2,6,1795243659564,'tokenIssued','{"invocation":1,"token":"IT0xVOoLo1NRAt81j0TnzQAAAAAAAAAB"}');
INSERT INTO journal VALUES(2,7,1795243659607,'invocationReturned','{"number":1,"status":"PENDING"}');
INSERT INTO journal VALUES(2,8,1795243659607,'InvocationCompleted','{"EventType":"InvocationCompleted","EventId":3,"EventTimestamp":1795243659607,"InvocationCompletedDetails":{"StartTimestamp":1795243659483,"EndTimestamp":1795243659607,"RequestId":"53afc24d-70cb-40c0-b985-3f66d265c34f"}}');
CREATE TABLE payload (hash TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE payload_use (
  execution INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (execution, hash)) WITHOUT ROWID;
CREATE TABLE launch (
  name TEXT PRIMARY KEY,
  last_used INTEGER NOT NULL,
  configuration TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE recent_file (path TEXT PRIMARY KEY, opened_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX payload_use_by_hash ON payload_use (hash);
PRAGMA application_id = 1148547681;
PRAGMA user_version = 1;
